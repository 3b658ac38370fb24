using System.Security.Cryptography.X509Certificates;
using DevNode.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DevNode.Http;

/// <summary>Options of nodeos's http_plugin.</summary>
public sealed record HttpSettings
{
    /// <summary>host:port to listen on; empty for none. Port 0 takes a free one.</summary>
    public string ServerAddress { get; init; } = "127.0.0.1:8888";

    /// <summary>host:port to listen on with TLS; empty for none.</summary>
    public string SecureServerAddress { get; init; } = "";

    /// <summary>The server's certificate with its key, then those that signed it; empty when the files are none: no TLS connection comes about then.</summary>
    public X509Certificate2Collection Certificates { get; init; } = [];

    /// <summary>What the options ask for and the node starts without, as nodeos does.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Unix socket to listen on, absolute; null for none.</summary>
    public string? UnixSocketPath { get; init; }
    public string? AccessControlAllowOrigin { get; init; }
    public string? AccessControlAllowHeaders { get; init; }
    public string? AccessControlMaxAge { get; init; }
    public bool AccessControlAllowCredentials { get; init; }

    /// <summary>Bytes; the connection of a larger request is closed.</summary>
    public long MaxBodySize { get; init; } = 2 * 1024 * 1024;

    /// <summary>Connections above which 503 is answered; negative for no limit.</summary>
    public int MaxInFlightRequests { get; init; } = -1;

    /// <summary>Bytes of bodies and answers in work above which 503 is answered; negative for no limit.</summary>
    public long MaxBytesInFlight { get; init; } = 500L * 1024 * 1024;

    /// <summary>What a request may take; null for no limit.</summary>
    public TimeSpan? MaxResponseTime { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>Measures what requests take.</summary>
    public TimeProvider Clock { get; init; } = ThreadTime.Clock;

    /// <summary>Put all of an error's messages into the answer, not only the first.</summary>
    public bool VerboseErrors { get; init; }
    public bool ValidateHost { get; init; } = true;
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public bool KeepAlive { get; init; } = true;

    /// <summary>The Server header of answers.</summary>
    public string ServerHeader { get; init; } = "nodeos/devnode";

    /// <summary>Makes Kestrel listen where the options say and take what nodeos takes; throws <see cref="OptionException"/>.</summary>
    public void ApplyTo(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null; // HeadFilter knows it
        kestrel.Limits.MinRequestBodyDataRate = null;
        HttpListeners.Listen(kestrel, this);
    }

    /// <summary>Makes room for the unix socket where a crash left one behind; before the server listens.</summary>
    public void DeleteStaleSocket()
    {
        if (UnixSocketPath is { } path)
            File.Delete(path);
    }

    /// <summary>Reads the options; throws <see cref="OptionException"/> naming the one that is wrong.</summary>
    public static HttpSettings From(OptionValues values, string dataDirectory)
    {
        var bytesInFlight = values.Int64("http-max-bytes-in-flight-mb");
        var responseTime = values.Int64("http-max-response-time-ms");
        if (bytesInFlight < -1)
            throw new OptionException("option '--http-max-bytes-in-flight-mb' must be equal to or greater than -1");
        if (responseTime < -1)
            throw new OptionException("option '--http-max-response-time-ms' must be -1, or non-negative");
        var problems = new List<string>();
        var secure = HttpsOptions.Address(values, problems);
        return new()
        {
            ServerAddress = HttpListeners.Resolved("http-server-address", values.TextOrNull("http-server-address") ?? "", problems),
            SecureServerAddress = secure,
            Certificates = secure.Length > 0 ? HttpsOptions.Certificates(values, problems) : [],
            Problems = problems,
            UnixSocketPath = values.TextOrNull("unix-socket-path") is { Length: > 0 } path ? Path.Combine(dataDirectory, path) : null,
            AccessControlAllowOrigin = values.TextOrNull("access-control-allow-origin"),
            AccessControlAllowHeaders = values.TextOrNull("access-control-allow-headers"),
            AccessControlMaxAge = values.TextOrNull("access-control-max-age"),
            AccessControlAllowCredentials = values.Bool("access-control-allow-credentials"),
            MaxBodySize = values.UInt32("max-body-size"),
            MaxInFlightRequests = values.Int32("http-max-in-flight-requests"),
            MaxBytesInFlight = bytesInFlight < 0 ? -1 : bytesInFlight * 1024 * 1024,
            MaxResponseTime = responseTime < 0 ? null : TimeSpan.FromMilliseconds(responseTime),
            VerboseErrors = values.Bool("verbose-http-errors"),
            ValidateHost = values.Bool("http-validate-host"),
            Aliases = values.List("http-alias"),
            KeepAlive = values.Bool("http-keep-alive"),
        };
    }
}
