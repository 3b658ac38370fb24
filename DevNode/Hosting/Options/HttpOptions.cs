namespace DevNode.Hosting;

/// <summary>Options of nodeos's http_plugin.</summary>
internal static class HttpOptions
{
    private const string User = "eosio::http_plugin";

    public static IReadOnlyList<NodeOption> All { get; } =
    [
        new("unix-socket-path", OptionKind.Path, null, "Unix socket to listen on, relative to data-dir; empty for none") { UsedBy = User },
        new("http-server-address", OptionKind.Text, "127.0.0.1:8888", "host:port to listen on; empty for none") { UsedBy = User },
        new("https-server-address", OptionKind.Text, null, "host:port to listen on with TLS; empty for none") { UsedBy = User },
        new("https-certificate-chain-file", OptionKind.Path, null, "PEM file of the certificate and those that signed it, for https") { UsedBy = User },
        new("https-private-key-file", OptionKind.Path, null, "PEM file of the certificate's private key, for https") { UsedBy = User },
        new("https-ecdh-curve", OptionKind.Text, "secp384r1", "Curve of https's key exchange: secp384r1 or prime256v1") { UsedBy = User, Ignored = "the client and .NET agree on one" },
        new("access-control-allow-origin", OptionKind.Text, null, "Access-Control-Allow-Origin of every answer") { UsedBy = User },
        new("access-control-allow-headers", OptionKind.Text, null, "Access-Control-Allow-Headers of every answer") { UsedBy = User },
        new("access-control-max-age", OptionKind.Text, null, "Access-Control-Max-Age of every answer") { UsedBy = User },
        new("access-control-allow-credentials", OptionKind.Switch, null, "Send Access-Control-Allow-Credentials: true") { UsedBy = User },
        new("max-body-size", OptionKind.UInt32, "2097152", "Largest request body in bytes") { UsedBy = User },
        new("http-max-bytes-in-flight-mb", OptionKind.Int64, "500", "MiB that requests in work may take before 503; -1 for no limit") { UsedBy = User },
        new("http-max-in-flight-requests", OptionKind.Int32, "-1", "Connections before 503; -1 for no limit") { UsedBy = User },
        new("http-max-response-time-ms", OptionKind.Int64, "30", "Milliseconds a request may take; -1 for no limit") { UsedBy = User },
        new("verbose-http-errors", OptionKind.Switch, null, "Put the error's details into answers") { UsedBy = User },
        new("http-validate-host", OptionKind.Bool, "true", "Refuse requests whose Host header is not ours") { UsedBy = User },
        new("http-alias", OptionKind.List, null, "Further values of the Host header to accept; repeatable") { UsedBy = User, Composing = true },
        new("http-threads", OptionKind.UInt16, "2", "Threads that serve requests") { UsedBy = User, Ignored = "requests run on the .NET thread pool" },
        new("http-keep-alive", OptionKind.Bool, "true", "Keep connections open between requests") { UsedBy = User },
    ];
}
