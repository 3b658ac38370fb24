using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace DevNode.Tests.Http;

public sealed class ErrorAnswerTests
{
    [Fact]
    public async Task Verbose_errors_have_every_message()
    {
        await using var node = await ApiNode.StartAsync("empty", "--verbose-http-errors");
        using var response = await node.Client.PostAsync("/v1/chain/get_block", new StringContent("{\"block_num_or_id\":"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var details = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["details"]!.AsArray();
        details.Select(d => (string)d!["message"]!).ShouldBe(["Unable to parse valid input from POST body", "unexpected end of file"]);
        ((string)details[0]!["file"]!).ShouldBe("ApiParams.cs");
    }

    [Fact]
    public async Task A_body_above_the_limit_gets_no_answer()
    {
        await using var node = await ApiNode.StartAsync("empty", "--max-body-size", "100");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, node.Client.BaseAddress!.Port);
        await using var stream = client.GetStream();
        var head = $"POST /v1/chain/get_account HTTP/1.1\r\nHost: {node.Client.BaseAddress.Authority}\r\nContent-Length: 300\r\n\r\n{{";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var received = 0;
        try
        {
            received = await stream.ReadAsync(new byte[100], deadline.Token);
        }
        catch (IOException)
        {
            // A reset is no answer either.
        }
        received.ShouldBe(0);
    }

    [Fact]
    public async Task Headers_of_the_options_are_sent()
    {
        await using var node = await ApiNode.StartAsync("empty", "--access-control-allow-origin", "*", "--access-control-allow-credentials", "--http-keep-alive", "0");
        using var response = await node.Client.SendAsync(new(HttpMethod.Options, "/v1/chain/get_info"));
        (await response.Content.ReadAsStringAsync()).ShouldBe("{}");
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        response.Headers.GetValues("Access-Control-Allow-Credentials").ShouldBe(["true"]);
        response.Headers.ConnectionClose.ShouldBe(true);
    }
}
