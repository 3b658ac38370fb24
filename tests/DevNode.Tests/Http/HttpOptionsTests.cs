using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http;

/// <summary>Requests, byte by byte, to a real nodeos with options of its http_plugin, and the bytes of its answers.</summary>
public sealed class HttpOptionsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    public static TheoryData<string> Groups()
    {
        var groups = new TheoryData<string>();
        foreach (var group in Recorded())
            groups.Add((string)group["group"]!);
        return groups;
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Answers_are_the_same(string name)
    {
        var group = Recorded().Single(g => (string)g["group"]! == name);
        var transport = (string)group["transport"]!;
        await using var node = await ApiNode.StartAsync("empty", ["--http-max-response-time-ms", "1000", .. group["options"]!.AsArray().Select(o => OptionOf((string)o!))]);
        var held = new List<Stream>();
        for (var i = 0; i < (int)group["held"]!; i++)
        {
            var stream = await ConnectAsync(node, transport);
            held.Add(stream);
            await RawHttp.TalkAsync(stream, Here(node, "POST /v1/chain/get_info HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 0\r\n\r\n"), 1);
        }
        foreach (var entry in group["cases"]!.AsArray())
        {
            var label = (string)entry!["label"]!;
            await using var stream = await ConnectAsync(node, transport);
            var (closes, answers) = ((bool)entry["closed"]!, (int)entry["answers"]!);
            var (text, isClosed) = await RawHttp.TalkAsync(stream, Here(node, (string)entry["request"]!), answers == 0 && !closes ? -1 : answers);
            RawHttp.Responses(text).ShouldBe(RawHttp.Responses((string)entry["response"]!), label);
            isClosed.ShouldBe(closes, label);
        }
        foreach (var stream in held)
            await stream.DisposeAsync();
    }

    private static IEnumerable<JsonNode> Recorded() => GoldenAnswers.ReadFile("http/options").AsArray().Select(g => g!);

    private string OptionOf(string recorded)
    {
        if (recorded is "CERT" or "KEY" && !File.Exists(_directory.File("CERT")))
            WriteCertificate();
        return recorded switch
        {
            "CERT" or "KEY" or "SOCK" => _directory.File(recorded),
            "127.0.0.1:HTTPS" => "127.0.0.1:0",
            _ => recorded,
        };
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(_directory.File("CERT"), certificate.ExportCertificatePem());
        File.WriteAllText(_directory.File("KEY"), key.ExportPkcs8PrivateKeyPem());
    }

    private static string Here(ApiNode node, string recorded) => recorded
        .Replace("HTTPS", node.SecureAddress?.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "HTTPS", StringComparison.Ordinal)
        .Replace("PORT", node.Client.BaseAddress!.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private async Task<Stream> ConnectAsync(ApiNode node, string transport)
    {
        if (transport == "unix")
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_directory.File("SOCK")));
            return new NetworkStream(socket, ownsSocket: true);
        }
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.Loopback, (transport == "https" ? node.SecureAddress! : node.Client.BaseAddress!).Port);
        var stream = new NetworkStream(client, ownsSocket: true);
        if (transport != "https")
            return stream;
        var secure = new SslStream(stream);
        var certificate = X509CertificateLoader.LoadCertificate(X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(_directory.File("CERT"))).RawData);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, sent, _, _) => sent is not null && sent.GetRawCertData().AsSpan().SequenceEqual(certificate.RawData),
        });
        return secure;
    }
}
