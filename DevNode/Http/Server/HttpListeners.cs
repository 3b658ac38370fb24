using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using DevNode.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DevNode.Http;

/// <summary>Binds what the options name: host:port, host:port with TLS, the unix socket; those that are empty not.</summary>
internal static class HttpListeners
{
    /// <summary>Binds what is there; throws <see cref="OptionException"/> for an address without port.</summary>
    public static void Listen(KestrelServerOptions kestrel, HttpSettings http)
    {
        var connections = new ConnectionLimit(http.MaxInFlightRequests);
        if (http.ServerAddress.Length != 0)
            ListenTcp(kestrel, "http-server-address", http.ServerAddress, Take);
        if (http.SecureServerAddress.Length != 0)
        {
            ListenTcp(kestrel, "https-server-address", http.SecureServerAddress, listen =>
            {
                listen.UseHttps(https =>
                {
                    // nodeos: TLS 1.2 only.
                    https.SslProtocols = SslProtocols.Tls12;
                    https.ServerCertificateSelector = (_, _) => http.Certificates.FirstOrDefault();
                    https.ServerCertificateChain = http.Certificates;
                });
                Take(listen);
            });
        }
        if (http.UnixSocketPath is { } path)
            kestrel.ListenUnixSocket(path, Take);

        void Take(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => connections.RunAsync(connection, () => HeadFilter.RunAsync(connection, http.MaxBodySize, next)));
        }
    }

    /// <summary>The address, or nothing when its host is unknown; throws <see cref="OptionException"/> when it is not host:port.</summary>
    public static string Resolved(string option, string address, List<string> problems)
    {
        if (address.Length == 0)
            return "";
        try
        {
            _ = Parse(option, address);
            return address;
        }
        catch (SocketException e)
        {
            problems.Add($"nothing listens on option '--{option}' {address}: {e.Message}");
            return "";
        }
    }

    private static void ListenTcp(KestrelServerOptions kestrel, string option, string address, Action<ListenOptions> configure)
    {
        if (Parse(option, address) is { } endpoint)
            kestrel.Listen(endpoint, configure);
        else
            kestrel.ListenLocalhost(ushort.Parse(address.AsSpan(address.LastIndexOf(':') + 1), CultureInfo.InvariantCulture), configure);
    }

    /// <summary>Where to listen; null for localhost, which has two addresses.</summary>
    private static IPEndPoint? Parse(string option, string address)
    {
        var colon = address.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(address.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var port))
            throw new OptionException($"option '--{option}': '{address}' is not host:port");
        var host = address[..colon];
        if (host == "localhost")
            return null;
        return new(IPAddress.TryParse(host, out var ip) ? ip : Dns.GetHostAddresses(host)[0], port);
    }
}
