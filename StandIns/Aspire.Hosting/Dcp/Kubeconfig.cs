using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>How to reach DCP: address, bearer token and the authority that vouches for its server.</summary>
internal sealed record Kubeconfig(Uri Server, string Token, X509Certificate2 Authority)
{
    /// <summary>Reads the file DCP writes; null while it is missing or not complete.</summary>
    public static Kubeconfig? TryRead(string path)
    {
        try
        {
            var yaml = new YamlStream();
            using (var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)))
                yaml.Load(reader);
            var root = yaml.Documents[0].RootNode;
            var cluster = root["clusters"][0]["cluster"];
            return new(
                new Uri(cluster["server"].ToString() + "/"),
                root["users"][0]["user"]["token"].ToString(),
                X509CertificateLoader.LoadCertificate(FromPem(Convert.FromBase64String(cluster["certificate-authority-data"].ToString()))));
        }
        catch (Exception e) when (e is IOException or YamlException or KeyNotFoundException or ArgumentOutOfRangeException or FormatException)
        {
            return null;
        }
    }

    /// <summary>DCP makes an authority for each session: the server's certificate must be signed by the one in the file, and for its address.</summary>
    public bool Trusts(X509Certificate certificate, SslPolicyErrors errors)
    {
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(new X509Certificate2(certificate));
    }

    private static byte[] FromPem(byte[] pem)
    {
        var text = Encoding.ASCII.GetString(pem);
        var fields = PemEncoding.Find(text);
        return Convert.FromBase64String(text[fields.Base64Data]);
    }
}
