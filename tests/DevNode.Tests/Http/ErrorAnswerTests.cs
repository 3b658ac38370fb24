using System.Net;
using System.Text.Json.Nodes;

namespace DevNode.Tests.Http;

public sealed class ErrorAnswerTests
{
    [Fact]
    public async Task Verbose_errors_have_every_message()
    {
        await using var node = await ApiNode.StartAsync("empty", "--verbose-http-errors");
        using var response = await node.Client.PostAsync("/v1/chain/get_block", new StringContent("[["));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var details = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["details"]!.AsArray();
        details.Select(d => (string)d!["message"]!).ShouldBe(
            ["Unable to parse valid input from POST body", "unexpected end of file", "Attempting to parse array []", "Attempting to parse array []", ""]);
        ((string)details[0]!["file"]!).ShouldBe("ApiParams.cs");
    }

    [Theory]
    [InlineData("{\"a\u0001\u007f\tb\"", "Expected ':' after key \"a\\u0001\\u007f\tb\"", "Error parsing object", "")]
    [InlineData("[\"a", "EOF before closing '\"' in string 'a'", "while parsing token 'a'", "Attempting to parse array []", "")]
    [InlineData("{\"account_name\":\"a\",\"expected_core_symbol\":\"SYS\"}", "missing comma in symbol", "rethrow")]
    public async Task Messages_are_those_of_nodeos(string body, params string[] messages)
    {
        await using var node = await ApiNode.StartAsync("empty", "--verbose-http-errors");
        using var response = await node.Client.PostAsync("/v1/chain/get_account", new StringContent(body));
        var details = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["details"]!.AsArray();
        details.Skip(1).Select(d => (string)d!["message"]!).ShouldBe(messages);
    }
}
