using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Antelope;
using DevNode.Hosting;
using DevNode.Tests.Chain;
using DevNode.Tests.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DevNode.Tests.Hosting;

/// <summary>Blocks signed by keosd.</summary>
public sealed class KeosdSignerTests : IDisposable
{
    private const string SignDigest = "/v1/wallet/sign_digest";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_digest_and_a_key_are_sent_and_the_signature_comes_back(bool unix)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (unix)
                kestrel.ListenUnixSocket(Socket);
            else
                kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        });
        await using var keosd = builder.Build();
        // As keosd answers: 201 and a string, 500 and an error.
        keosd.MapPost(SignDigest, async context =>
        {
            var asked = (await JsonSerializer.DeserializeAsync<string[]>(context.Request.Body))!;
            var known = asked[1] == TestNode.Key.PublicKey.ToString();
            context.Response.StatusCode = known ? 201 : 500;
            await context.Response.WriteAsync(known ? $"\"{TestNode.Key.Sign(Checksum256.Parse(asked[0]))}\"" : """{"code":500,"error":{"what":"Unlocked"}}""");
        });
        await keosd.StartAsync();
        var signer = new KeosdSigner(unix ? $"unix://{Socket}{SignDigest}" : $"{keosd.Urls.Single()}{SignDigest}", TimeSpan.FromSeconds(10));
        var digest = Checksum256.Hash([1, 2, 3]);
        signer.Sign(TestNode.Key.PublicKey, digest).Recover(digest).ShouldBe(TestNode.Key.PublicKey);
        Should.Throw<IOException>(() => signer.Sign(PrivateKey.FromSeed(KeyType.K1, "another").PublicKey, digest)).Message.ShouldContain("Unlocked");
    }

    [Fact]
    public void A_keosd_that_is_away_is_named() =>
        Should.Throw<IOException>(() => new KeosdSigner($"unix://{Socket}{SignDigest}", TimeSpan.FromSeconds(10)).Sign(TestNode.Key.PublicKey, default))
            .Message.ShouldContain(Socket);

    [SkippableFact]
    public async Task A_node_makes_blocks_with_a_real_keosd()
    {
        var executable = Path.Combine(Path.GetDirectoryName(NodeosProcess.Executable)!, "keosd");
        Skip.IfNot(File.Exists(executable), $"{executable} does not exist");
        using var process = Process.Start(new ProcessStartInfo(executable,
            ["--data-dir", _directory.Path, "--config-dir", _directory.Path, "--unix-socket-path", Socket, "--unlock-timeout", "100000"])
        { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellation) =>
                {
                    var socket = new System.Net.Sockets.Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            })
            { BaseAddress = new("http://localhost/v1/wallet/") };
            await Wait.Until(() => File.Exists(Socket), "keosd's socket");
            (await http.PostAsJsonAsync("create", "default")).EnsureSuccessStatusCode();
            (await http.PostAsJsonAsync("import_key", (string[])["default", TestNode.Key.ToWif()])).EnsureSuccessStatusCode();
            await using var node = TestNode.Create($"producer-name = eosio\nenable-stale-production = true\nkeosd-provider-timeout = 1000\n"
                + $"signature-provider = {TestNode.Key.PublicKey}=KEOSD:unix://{Socket}{SignDigest}");
            await node.StartAsync();
            await Wait.Until(async () => await node.HeadAsync() >= 4, "block 4");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private string Socket => _directory.File("keosd.sock");
}
