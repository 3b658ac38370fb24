using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DevNode.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DevNode.Http;

/// <summary>Binds what the options name: host:port, host:port with TLS, the unix socket; those that are empty not.</summary>
internal static class HttpListeners
{
    /// <summary>Binds; throws <see cref="OptionException"/> for an address or a certificate that is none.</summary>
    public static void Listen(KestrelServerOptions kestrel, HttpSettings http)
    {
        var connections = new ConnectionLimit(http.MaxInFlightRequests);
        if (http.ServerAddress.Length != 0)
            ListenTcp(kestrel, "http-server-address", http.ServerAddress, Take);
        if (http.SecureServerAddress.Length != 0)
        {
            var certificates = Certificates(http);
            ListenTcp(kestrel, "https-server-address", http.SecureServerAddress, listen =>
            {
                listen.UseHttps(https =>
                {
                    // nodeos: TLS 1.2 only.
                    https.SslProtocols = SslProtocols.Tls12;
                    https.ServerCertificate = certificates[0];
                    https.ServerCertificateChain = certificates;
                });
                Take(listen);
            });
        }
        if (http.UnixSocketPath is { } path)
        {
            // A socket left behind by a crash would be in the way.
            File.Delete(path);
            kestrel.ListenUnixSocket(path, Take);
        }

        void Take(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => connections.RunAsync(connection, () => HeadFilter.RunAsync(connection, http.MaxBodySize, next)));
        }
    }

    private static void ListenTcp(KestrelServerOptions kestrel, string option, string address, Action<ListenOptions> configure)
    {
        var colon = address.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(address.AsSpan(colon + 1), out var port))
            throw new OptionException($"option '--{option}': '{address}' is not host:port");
        var host = address[..colon];
        if (host == "localhost")
            kestrel.ListenLocalhost(port, configure);
        else
            kestrel.Listen(IPAddress.TryParse(host, out var ip) ? ip : Dns.GetHostAddresses(host)[0], port, configure);
    }

    /// <summary>The server's certificate with its key, then those that signed it.</summary>
    private static X509Certificate2Collection Certificates(HttpSettings http)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(http.CertificateChainFile);
            chain[0] = X509Certificate2.CreateFromPemFile(http.CertificateChainFile, http.PrivateKeyFile);
            return chain;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new OptionException($"option '--https-certificate-chain-file': {http.CertificateChainFile} with key {http.PrivateKeyFile}: {e.Message}");
        }
    }
}
