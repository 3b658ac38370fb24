using System.Text.Json.Nodes;

namespace DevNode.Tests.Http;

/// <summary>Requests whose answers <c>bench -- api-diff</c> found to differ from nodeos's on the recorded chains.</summary>
public sealed class DirectedRequestTests
{
    [Theory]
    [InlineData("[1]", 200)]
    [InlineData("[null,true,[]]", 200)]
    [InlineData("[{\"actor\":\"\"}]", 200)]
    [InlineData("[{}]", 400)]
    [InlineData("[{\"permission\":\"owner\"}]", 400)]
    [InlineData("[{\"actor\":\"alice\",\"x\":\"y\"}]", 400)]
    [InlineData("[{\"actor\":\"alice\",\"permission\":\"owner\",\"x\":\"y\"}]", 400)]
    public async Task Authorizers_that_are_no_level(string accounts, int status)
    {
        await using var node = await ApiNode.StartAsync("empty");
        var (answered, body) = await AskAsync(node, "get_accounts_by_authorizers", $"{{\"accounts\":{accounts},\"keys\":[]}}");
        answered.ShouldBe(status);
        if (status == 200)
            body.ToJsonString().ShouldBe("{\"accounts\":[]}");
    }

    [Fact]
    public async Task Expired_transactions_are_refused_with_milliseconds()
    {
        await using var node = await ApiNode.StartAsync("schedule");
        var transaction = await FirstTransactionAsync(node);
        var (status, body) = await AskAsync(node, "compute_transaction", new JsonObject { ["transaction"] = transaction.DeepClone() }.ToJsonString());
        status.ShouldBe(500);
        ((int)body["error"]!["code"]!).ShouldBe(3040005);
        ((string)body["error"]!["details"]![0]!["message"]!).ShouldStartWith(
            $"expired transaction {(string)transaction["id"]!}, expiration {(string)transaction["transaction"]!["expiration"]!}.000, block time ");
    }

    private static async Task<JsonNode> FirstTransactionAsync(ApiNode node)
    {
        for (var number = 2; ; number++)
        {
            var (_, block) = await AskAsync(node, "get_block", $"{{\"block_num_or_id\":{number}}}");
            if (block["transactions"]!.AsArray().FirstOrDefault() is { } receipt && receipt["trx"] is JsonObject transaction)
                return transaction;
        }
    }

    private static async Task<(int Status, JsonNode Body)> AskAsync(ApiNode node, string endpoint, string body)
    {
        using var response = await node.Client.PostAsync($"/v1/chain/{endpoint}", new StringContent(body));
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
