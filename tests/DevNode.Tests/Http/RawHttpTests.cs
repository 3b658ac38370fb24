using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace DevNode.Tests.Http;

/// <summary>Recorded requests that no HTTP client sends, byte by byte.</summary>
public sealed class RawHttpTests
{
    [Fact]
    public async Task Answers_are_the_same()
    {
        await using var node = await ApiNode.StartAsync("contract");
        var recorded = GoldenAnswers.Read("http").Where(r => r["raw_request"] is not null).ToList();
        recorded.Count.ShouldBe(9);
        foreach (var entry in recorded)
        {
            var label = (string)entry["label"]!;
            var expected = RawHttp.Responses((string)entry["raw_response"]!);
            var request = ((string)entry["raw_request"]!).Replace("127.0.0.1:7107", node.Client.BaseAddress!.Authority, StringComparison.Ordinal);
            var (text, isClosed) = await SendAsync(node.Client.BaseAddress.Port, request, expected.Count);
            RawHttp.Responses(text).ShouldBe(expected, label);
            isClosed.ShouldBe((bool)entry["closed_by_node"]!, label);
        }
    }

    [Fact]
    public async Task Any_host_may_ask_on_the_unix_socket()
    {
        var path = Path.Combine(Path.GetTempPath(), $"devnode-{Guid.NewGuid():N}.sock");
        await using var node = await ApiNode.StartAsync("empty", "--unix-socket-path", path);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await using var stream = new NetworkStream(socket);
        var (text, _) = await RawHttp.TalkAsync(stream, "POST /v1/chain/get_info HTTP/1.0\r\nHost: unix:///tmp/a b\r\nContent-Length: 0\r\n\r\n", 1);
        text.ShouldStartWith("HTTP/1.0 200 OK");
    }

    private static async Task<(string Text, bool IsClosed)> SendAsync(int port, string request, int responses)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        return await RawHttp.TalkAsync(stream, request, responses);
    }
}
