using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http;

/// <summary>A node whose https options are wrong serves http alone and says so; a real nodeos 3.2.6 did, with these options.</summary>
public sealed class HttpsOptionsTests : IDisposable
{
    private const string Address = "--https-server-address";
    private const string Chain = "--https-certificate-chain-file";
    private const string Key = "--https-private-key-file";

    // A label longer than DNS allows: no resolver asks for it.
    private const string UnknownHost = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(Chain, Address, "127.0.0.1:0")]
    [InlineData(Key, Address, "127.0.0.1:0", Chain, "chain.pem")]
    [InlineData(Address, Address, UnknownHost + ":0", Chain, "chain.pem", Key, "key.pem")]
    public async Task Without_its_files_or_its_host_nothing_listens(string named, params string[] options)
    {
        await using var node = await ApiNode.StartAsync("empty", options);
        node.SecureAddress.ShouldBeNull();
        node.Problems.ShouldHaveSingleItem().ShouldContain(named);
        await AnswersAsync(node);
    }

    [Fact]
    public async Task Files_that_are_no_certificate_let_no_connection_come_about()
    {
        var file = _directory.File("bad.pem");
        await File.WriteAllTextAsync(file, "no certificate");
        await using var node = await ApiNode.StartAsync("empty", Address, "127.0.0.1:0", Chain, file, Key, file);
        node.Problems.ShouldHaveSingleItem().ShouldContain(file);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, node.SecureAddress!.Port);
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        (await Should.ThrowAsync<Exception>(tls.AuthenticateAsClientAsync("localhost"))).ShouldBeAssignableTo<IOException>();
        await AnswersAsync(node);
    }

    private static async Task AnswersAsync(ApiNode node)
    {
        using var response = await node.Client.GetAsync("/v1/chain/get_info");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
