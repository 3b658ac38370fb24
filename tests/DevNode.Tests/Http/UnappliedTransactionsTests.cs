using System.Text.Json.Nodes;
using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Tests.Chain;
using DevNode.Tests.Http.Retry;
using DevNode.Tests.Net;

namespace DevNode.Tests.Http;

/// <summary>
/// get_unapplied_transactions while transactions wait for the next block, one to be computed only among them: here and on a real
/// nodeos, whose answer is recorded in Golden/http/unapplied.json; the comparison writes it to the file that LAB_UNAPPLIED_RECORD names.
/// </summary>
public sealed class UnappliedTransactionsTests
{
    private static readonly (string Path, string Format)[] Sent =
        [("compute_transaction", "{{\"transaction\":{0}}}"), ("send_transaction", "{0}"), ("send_transaction2", "{{\"transaction\":{0}}}"), ("push_transaction", "{0}")];

    private static readonly HashSet<string> Volatile = ["trx_id", "expiration", "billed_cpu_time_us"];

    [SkippableFact]
    public async Task What_waits_is_shown_as_by_nodeos()
    {
        var expected = await AnswerAsync(NodeosProcess.Executable);
        if (Environment.GetEnvironmentVariable("LAB_UNAPPLIED_RECORD") is { } recording)
            await File.WriteAllTextAsync(recording, expected);
        (await AnswerAsync(nodeos: null)).ShouldBe(expected);
    }

    [Fact]
    public async Task What_waits_is_shown_as_it_was_by_nodeos()
    {
        var expected = Golden.Text("http/unapplied.json");
        expected.ShouldContain("\"read_only\"");
        (await AnswerAsync(nodeos: null)).ShouldBe(expected);
    }

    /// <summary>The answer that has all of them, each different, without ids and times; those that come while a block is open do not wait.</summary>
    private static async Task<string> AnswerAsync(string? nodeos)
    {
        await using var node = await RetryNode.StartAsync(nodeos,
            "producer-name = eosio", "enable-stale-production = true", $"signature-provider = {ProducingChain.Key.PublicKey}=KEY:{ProducingChain.Key.ToWif()}",
            "cpu-effort-percent = 10", "last-block-cpu-effort-percent = 10");
        var sent = new List<Task<string>>();
        var answer = "";
        await Wait.Until(async () =>
        {
            await Task.WhenAll(sent);
            sent.Clear();
            var info = JsonNode.Parse(await PostAsync(node, "get_info", ""))!;
            for (var i = 0; i < Sent.Length; i++)
            {
                var transaction = TransactionBuilder.Build(
                    Checksum256.Parse((string)info["last_irreversible_block_id"]!), TimePoint.Parse((string)info["head_block_time"]!),
                    [new("eosio", "note", [new("eosio", "active")], [(byte)i])], TimeSpan.FromSeconds(30));
                var packed = transaction.Sign(ChainUnderTest.Genesis.ComputeChainId(), [ProducingChain.Key]);
                sent.Add(PostAsync(node, Sent[i].Path, string.Format(System.Globalization.CultureInfo.InvariantCulture, Sent[i].Format, JsonText.Write(packed.ToVariant()))));
                if (!await IsWaitingAsync(node, i + 1))
                    return false;
            }
            answer = await UnappliedAsync(node);
            return JsonNode.Parse(answer)!["trxs"]!.AsArray().Count == Sent.Length;
        }, "a pause between two blocks that is long enough", 60);
        await Task.WhenAll(sent);
        var json = JsonNode.Parse(answer);
        GoldenAnswers.Hide(json, Volatile);
        return json!.ToJsonString();
    }

    /// <summary>Whether so many wait before any of them was executed.</summary>
    private static async Task<bool> IsWaitingAsync(RetryNode node, int count)
    {
        for (var asked = 0; asked < 20; asked++)
            if (JsonNode.Parse(await UnappliedAsync(node))!["trxs"]!.AsArray().Count == count)
                return true;
        return false;
    }

    private static Task<string> UnappliedAsync(RetryNode node) => PostAsync(node, "/v1/producer/get_unapplied_transactions", "");

    private static async Task<string> PostAsync(RetryNode node, string path, string body)
    {
        using var response = await node.Http.PostAsync(path.StartsWith('/') ? path : "/v1/chain/" + path, new StringContent(body));
        return await response.Content.ReadAsStringAsync();
    }
}
