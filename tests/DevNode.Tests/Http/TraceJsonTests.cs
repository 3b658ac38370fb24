using System.Text.Json;
using System.Text.Json.Nodes;
using Antelope;
using DevNode.Http;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http;

/// <summary>Traces of replayed transactions in the JSON that nodeos answered when they were pushed.</summary>
public sealed class TraceJsonTests
{
    /// <summary>What depends on the moment: measured times, and the block that was pending then.</summary>
    private static readonly HashSet<string> OfTheMoment = ["elapsed", "producer_block_id", "block_num", "block_time", "cpu_usage_us"];

    [Theory]
    [InlineData("native", 40)]
    [InlineData("contract", 40)]
    [InlineData("features", 10)]
    public void They_are_the_same(string scenario, int atLeast)
    {
        var recorded = new Dictionary<Checksum256, JsonElement>();
        foreach (var entry in GoldenTransactions.Read($"chain/{scenario}/transactions.json.gz"))
            if (entry.TryGetProperty("response", out var response) && response.ValueKind == JsonValueKind.Object
                && response.TryGetProperty("processed", out var processed) && processed.GetProperty("receipt").ValueKind != JsonValueKind.Null)
                recorded.TryAdd(Checksum256.Parse(processed.GetProperty("id").GetString()!), entry);
        var differences = new List<string>();
        var compared = 0;
        using var chain = new ChainUnderTest(scenario, new() { ForceAllChecks = true, DisableReplayOpts = true, ContractsConsole = true });
        chain.Controller.AppliedTransaction += (trace, _) =>
        {
            if (!recorded.Remove(trace.Id, out var entry))
                return;
            compared++;
            var json = new ReadContext(chain.Controller, new()).Traces.Of(trace);
            if (entry.GetProperty("endpoint").GetString()!.EndsWith("push_transaction", StringComparison.Ordinal))
                json = TraceTree.Nest(json, trace);
            var (nodeos, here) = (Text(entry.GetProperty("response").GetProperty("processed").GetRawText()), Text(((Antelope.Json.Variant)json).ToString()));
            if (nodeos != here)
                differences.Add($"{entry.Label()}:\n    nodeos {nodeos}\n    here   {here}");
        };
        chain.Controller.Startup(GoldenChain.Genesis);
        differences.ShouldBeEmpty(string.Join('\n', differences));
        compared.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    private static string Text(string json)
    {
        var node = JsonNode.Parse(json)!;
        GoldenAnswers.Hide(node, OfTheMoment);
        return node.ToJsonString();
    }
}
