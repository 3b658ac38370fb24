using System.Text;
using System.Text.Json;
using Antelope;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>What replayed transactions did, compared with the traces that nodeos answered when they were pushed.</summary>
public sealed class ReplayedTraceTests
{
    private readonly List<string> _differences = [];

    [Theory]
    [InlineData("native", 40)]
    [InlineData("contract", 40)]
    [InlineData("features", 10)]
    [InlineData("limits", 30)]
    [InlineData("schedule", 3)]
    public void Traces_are_those_of_nodeos(string scenario, int atLeast)
    {
        var traces = new Dictionary<Checksum256, TransactionTrace>();
        using var chain = new ChainUnderTest(scenario, new() { ForceAllChecks = true, DisableReplayOpts = true, ContractsConsole = true });
        chain.Controller.AppliedTransaction += (trace, _) => traces.TryAdd(trace.Id, trace);
        chain.Controller.Startup(GoldenChain.Genesis);
        var compared = 0;
        foreach (var entry in GoldenTransactions.Read($"chain/{scenario}/transactions.json.gz"))
        {
            if (!entry.TryGetProperty("response", out var response) || response.ValueKind != JsonValueKind.Object
                || !response.TryGetProperty("processed", out var processed) || processed.GetProperty("receipt").ValueKind == JsonValueKind.Null
                || !traces.TryGetValue(Checksum256.Parse(processed.GetProperty("id").GetString()!), out var trace))
                continue;
            compared++;
            Compare(entry.Label(), Describe(processed), Describe(trace));
            foreach (var (expected, actual) in Flatten(processed).Zip(trace.ActionTraces))
                Compare($"{entry.Label()}, action {actual.ActionOrdinal}", DescribeAction(expected), Describe(actual));
        }
        string.Join('\n', _differences).ShouldBeEmpty();
        compared.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    private void Compare(string label, string nodeos, string here)
    {
        if (nodeos != here)
            _differences.Add($"{label}:\n    nodeos {nodeos}\n    here   {here}");
    }

    /// <summary>push_transaction nests the actions that an action sent; here they are in order of their ordinals.</summary>
    private static IEnumerable<JsonElement> Flatten(JsonElement processed)
    {
        return Nested(processed.GetProperty("action_traces")).OrderBy(action => action.GetProperty("action_ordinal").GetUInt32());

        static IEnumerable<JsonElement> Nested(JsonElement actions) => actions.EnumerateArray()
            .SelectMany(action => (action.TryGetProperty("inline_traces", out var inline) ? Nested(inline) : []).Prepend(action));
    }

    private static string Describe(JsonElement processed) =>
        $"{processed.GetProperty("receipt").GetProperty("status").GetString()}, NET {processed.GetProperty("net_usage")}, "
        + $"{Flatten(processed).Count()} actions, RAM {DescribeDelta(processed.GetProperty("account_ram_delta"))}";

    private static string Describe(TransactionTrace trace) =>
        $"{trace.Receipt?.Status.ToString().ToLowerInvariant()}, NET {trace.NetUsage}, {trace.ActionTraces.Count} actions, RAM {Describe(trace.AccountRamDelta)}{trace.Except?.Message}";

    private static string DescribeAction(JsonElement action)
    {
        var receipt = action.GetProperty("receipt");
        var ordinals = $"{action.GetProperty("action_ordinal")}/{action.GetProperty("creator_action_ordinal")}/{action.GetProperty("closest_unnotified_ancestor_action_ordinal")}";
        var auths = receipt.GetProperty("auth_sequence").EnumerateArray().Select(pair => $"{pair[0]}:{pair[1]}");
        var console = action.GetProperty("console").GetString()!;
        return $"{ordinals} {action.GetProperty("receiver")} context free {action.GetProperty("context_free").GetBoolean()}, {receipt.GetProperty("act_digest")}, "
            + $"sequences {receipt.GetProperty("global_sequence")} {receipt.GetProperty("recv_sequence")} {receipt.GetProperty("code_sequence")} {receipt.GetProperty("abi_sequence")}, "
            + $"auths {string.Join(',', auths)}, RAM {string.Join(',', action.GetProperty("account_ram_deltas").EnumerateArray().Select(DescribeDelta))}, "
            + $"returned {action.GetProperty("return_value_hex_data")}, console {DescribeConsole(console)}";
    }

    private static string Describe(ActionTrace action)
    {
        var receipt = action.Receipt;
        return $"{action.ActionOrdinal}/{action.CreatorActionOrdinal}/{action.ClosestUnnotifiedAncestorActionOrdinal} {action.Receiver} context free {action.ContextFree}, {receipt?.ActDigest}, "
            + $"sequences {receipt?.GlobalSequence} {receipt?.RecvSequence} {receipt?.CodeSequence} {receipt?.AbiSequence}, "
            + $"auths {string.Join(',', receipt?.AuthSequence.Select(auth => $"{auth.Account}:{auth.Sequence}") ?? [])}, "
            + $"RAM {string.Join(',', action.AccountRamDeltas.Select(delta => Describe(new AccountDelta(delta.Key, delta.Value))))}, "
            + $"returned {Convert.ToHexStringLower(action.ReturnValue)}, console {DescribeConsole(Encoding.UTF8.GetString(action.Console))}";
    }

    /// <summary>Bytes that are no text come out of the API in a form of its own, which other tests are about.</summary>
    private static string DescribeConsole(string console) => console.All(c => c is >= ' ' and <= '~' or '\n' or '\t') ? console : "(bytes)";

    private static string DescribeDelta(JsonElement delta) =>
        delta.ValueKind == JsonValueKind.Null ? "" : $"{delta.GetProperty("account")}{delta.GetProperty("delta").GetInt64():+0;-0;+0}";

    private static string Describe(AccountDelta? delta) => delta is { } d ? $"{d.Account}{d.Delta:+0;-0;+0}" : "";
}
