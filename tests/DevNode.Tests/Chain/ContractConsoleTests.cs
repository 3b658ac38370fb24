using System.Text;
using System.Text.Json;
using DevNode.Chain;
using DevNode.Tests.Wasm;

namespace DevNode.Tests.Chain;

/// <summary>What contracts printed and returned in the recorded chain: databases, intrinsics, inline actions, notifications.</summary>
public sealed class ContractConsoleTests
{
    [Fact]
    public void Consoles_and_return_values_are_those_that_nodeos_recorded()
    {
        using var expected = GoldenContract.Json("executed-transactions.json.gz");
        var left = expected.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        var differences = new List<string>();
        using var chain = new ChainUnderTest("contract", new() { ContractsConsole = true, ForceAllChecks = true, DisableReplayOpts = true });
        chain.Controller.AppliedTransaction += (trace, _) =>
        {
            if (left.Remove(trace.Id.ToString(), out var recorded))
                differences.AddRange(Compare(trace, recorded));
        };
        chain.Controller.Startup(GoldenChain.Genesis);
        differences.ShouldBeEmpty();
        left.Values.Select(value => value.GetProperty("label").GetString()).ShouldBeEmpty();
    }

    private static IEnumerable<string> Compare(TransactionTrace trace, JsonElement recorded)
    {
        var label = recorded.GetProperty("label").GetString();
        var actions = recorded.GetProperty("actions").EnumerateArray().ToList();
        if (actions.Count != trace.ActionTraces.Count)
            yield return $"{label}: {trace.ActionTraces.Count} actions instead of {actions.Count}";
        foreach (var (action, actual) in actions.Zip(trace.ActionTraces))
        {
            var expected = $"{action.GetProperty("receiver")} {action.GetProperty("return_value")}\n{action.GetProperty("console")}";
            var text = $"{actual.Receiver} {Convert.ToHexStringLower(actual.ReturnValue)}\n{Text(actual.Console)}";
            if (text != expected)
                yield return $"{label}: {text}\ninstead of: {expected}";
        }
    }

    // as in API answers: without what is not UTF-8
    private static string Text(byte[] console) => Encoding.UTF8.GetString(console).Replace("\ufffd", "");
}
