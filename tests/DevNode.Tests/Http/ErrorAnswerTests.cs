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

    // Each list as a nodeos 3.2.6 with --verbose-http-errors answered (bench api-diff).
    [Theory]
    [InlineData("get_required_keys", "{\"available_keys\":[\"PUB_K1_x\"]}", "Unable to parse valid input from POST body", "read datastream of length 1 over by 0",
        "fc::array<char,33>", "Error unpacking field data", "error unpacking fc::crypto::checksummed_data<T>")]
    [InlineData("get_required_keys", "{\"available_keys\":[\"x\"]}", "Unable to parse valid input from POST body",
        "pivot != std::string::npos: No delimiter in string, cannot determine data type: x")]
    [InlineData("get_required_keys", "{\"x\":1}", "Invalid transaction", "Invalid cast from type 'null_type' to Object", "Failed to deserialize variant")]
    [InlineData("push_block", "{\"timestamp\":\"1.5\"}", "Unable to parse valid input from POST body",
        "bad lexical cast: source type value could not be interpreted as target: unable to convert ISO-formatted string to fc::time_point_sec",
        "unable to convert ISO-formatted string to fc::time_point")]
    [InlineData("push_block", "{\"producer_signature\":\"SIG_K1_x\"}", "Unable to parse valid input from POST body", "read datastream of length 1 over by 0",
        "fc::array<uint8_t,65>", "Error unpacking field data", "error unpacking fc::crypto::checksummed_data<T>", "error parsing signature")]
    [InlineData("abi_json_to_bin", "{\"code\":\"eosio\",\"action\":\"setabi\",\"args\":0}", "Unexpected input encountered while processing struct 'setabi'", "", "",
        "'0' is invalid args for action 'setabi' code 'eosio'. expected '[{\"name\":\"account\",\"type\":\"account_name\"},{\"name\":\"abi\",\"type\":\"bytes\"}]'",
        "code: eosio, action: setabi, args: 0")]
    public async Task All_messages_are_those_of_nodeos(string call, string body, params string[] messages)
    {
        await using var node = await ApiNode.StartAsync("empty", "--verbose-http-errors");
        using var response = await node.Client.PostAsync($"/v1/chain/{call}", new StringContent(body));
        var details = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["details"]!.AsArray();
        details.Select(d => (string)d!["message"]!).ShouldBe(messages);
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
