using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A network endpoint that a resource listens on.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="uriScheme">Scheme of the endpoint's URL; the protocol's name by default.</param>
    /// <param name="transport">Unused here; kept for the signature: <c>http</c>, <c>http2</c>, <c>tcp</c>.</param>
    /// <param name="name">Name within the resource; the scheme by default.</param>
    /// <param name="port">The port clients use, 1 to 65535; chosen when null.</param>
    /// <param name="targetPort">The port the process listens on; <paramref name="port"/> by default.</param>
    /// <param name="isExternal">Whether it is meant for use from outside.</param>
    /// <param name="isProxied">Whether a proxy may stand between the two ports.</param>
    public EndpointAnnotation(ProtocolType protocol, string? uriScheme = null, string? transport = null, string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? protocol.ToString().ToLowerInvariant();
        Transport = transport ?? (UriScheme is "http" or "https" ? "http" : UriScheme);
        Name = name ?? UriScheme;
        Port = port;
        TargetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsProxied = isProxied ?? true;
    }

    public ProtocolType Protocol { get; set; }

    public string UriScheme { get; set; }

    public string Transport { get; set; }

    public string Name { get; set; }

    public int? Port { get; set; }

    public int? TargetPort { get; set; }

    public bool IsExternal { get; set; }

    public bool IsProxied { get; set; }

    /// <summary>The host the process listens on.</summary>
    public string TargetHost { get; set; } = "localhost";

    /// <summary>Where the endpoint can be reached; null until the application starts.</summary>
    public AllocatedEndpoint? AllocatedEndpoint { get; set; }
}

/// <summary>The address of an endpoint, known once the application starts.</summary>
public class AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port)
{
    public EndpointAnnotation Endpoint { get; } = endpoint;

    public string Address { get; } = address;

    public int Port { get; } = port;

    public string UriScheme => Endpoint.UriScheme;

    public string EndPointString => $"{Address}:{Port}";

    public string UriString => $"{UriScheme}://{EndPointString}";

    public override string ToString() => UriString;
}
