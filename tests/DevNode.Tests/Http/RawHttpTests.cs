using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace DevNode.Tests.Http;

/// <summary>Recorded requests that no HTTP client sends, byte by byte.</summary>
public sealed class RawHttpTests
{
    /// <summary>Server carries the version; Date is Kestrel's own, as is saying to a client of HTTP/1.0 that the connection ends.</summary>
    private static readonly HashSet<string> NotCompared = ["Server", "Date"];

    [Fact]
    public async Task Answers_are_the_same()
    {
        await using var node = await ApiNode.StartAsync("contract");
        var recorded = GoldenAnswers.Read("http").Where(r => r["raw_request"] is not null).ToList();
        recorded.Count.ShouldBe(9);
        foreach (var entry in recorded)
        {
            var label = (string)entry["label"]!;
            var expected = Responses((string)entry["raw_response"]!);
            var request = ((string)entry["raw_request"]!).Replace("127.0.0.1:7107", node.Client.BaseAddress!.Authority, StringComparison.Ordinal);
            var (text, isClosed) = await SendAsync(node.Client.BaseAddress.Port, request, expected.Count);
            var answers = Responses(label == "HTTP/1.0" ? text.Replace("Connection: close\r\n", "", StringComparison.Ordinal) : text);
            answers.ShouldBe(expected, label);
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
        var (text, _) = await TalkAsync(stream, "POST /v1/chain/get_info HTTP/1.0\r\nHost: unix:///tmp/a b\r\nContent-Length: 0\r\n\r\n", 1);
        text.ShouldStartWith("HTTP/1.1 200 OK");
    }

    /// <summary>Status line, headers by name, and the body of each answer, one line each.</summary>
    private static List<string> Responses(string text)
    {
        var responses = new List<string>();
        while (text.Length > 0)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var lines = text[..end].Split("\r\n");
            var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(h => h[0], h => h[1]);
            var length = int.Parse(headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture);
            var body = text.Substring(end + 4, length);
            headers["Content-Length"] = "*"; // the length of the members that are not compared is in it
            var shown = headers.Where(h => !NotCompared.Contains(h.Key)).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {h.Value}");
            responses.Add($"{lines[0][9..]} {string.Join(", ", shown)} {GoldenAnswers.Mask(JsonNode.Parse(body)!)}");
            text = text[(end + 4 + length)..];
        }
        return responses;
    }

    private static async Task<(string Text, bool IsClosed)> SendAsync(int port, string request, int responses)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        return await TalkAsync(stream, request, responses);
    }

    /// <summary>Reads so many answers, or until the node closes; then a moment more to see whether it closes.</summary>
    private static async Task<(string Text, bool IsClosed)> TalkAsync(Stream stream, string request, int responses)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var text = new StringBuilder();
        var buffer = new byte[65536];
        while (true)
        {
            var isComplete = responses > 0 && text.ToString().Split("HTTP/1.").Length > responses && text.ToString().EndsWith('}');
            using var deadline = new CancellationTokenSource(isComplete ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(20));
            try
            {
                var count = await stream.ReadAsync(buffer, deadline.Token);
                if (count == 0)
                    return (text.ToString(), true);
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
            catch (IOException)
            {
                return (text.ToString(), true);
            }
            catch (OperationCanceledException)
            {
                return (text.ToString(), false);
            }
        }
    }
}
