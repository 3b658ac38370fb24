using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>The options of https. What is wrong with them is said and the node starts, as nodeos does (http_plugin.cpp).</summary>
internal static class HttpsOptions
{
    private const string ServerAddress = "https-server-address";
    private const string ChainFile = "https-certificate-chain-file";
    private const string KeyFile = "https-private-key-file";

    /// <summary>host:port to listen on; empty without it, or without one of the two files.</summary>
    public static string Address(OptionValues values, List<string> problems)
    {
        var address = values.TextOrNull(ServerAddress) ?? "";
        if (address.Length == 0)
            return "";
        foreach (var file in new[] { ChainFile, KeyFile })
            if (string.IsNullOrEmpty(values.TextOrNull(file)))
            {
                problems.Add($"no https on {address}: option '--{file}' is missing");
                return "";
            }
        return HttpListeners.Resolved(ServerAddress, address, problems);
    }

    /// <summary>The server's certificate with its key, then those that signed it; empty when the files hold none.</summary>
    public static X509Certificate2Collection Certificates(OptionValues values, List<string> problems)
    {
        var (chainFile, keyFile) = (values.TextOrNull(ChainFile)!, values.TextOrNull(KeyFile)!);
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(chainFile);
            var own = X509Certificate2.CreateFromPemFile(chainFile, keyFile);
            chain[0] = own;
            return chain;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            problems.Add($"https refuses every connection: option '--{ChainFile}' {chainFile} with '--{KeyFile}' {keyFile}: {e.Message}");
            return [];
        }
    }
}
