using System.Text.Json;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>
/// Recorded pushes repeated one by one on the recorded blocks: what nodeos accepted is accepted, what it refused fails with the
/// same error.
/// </summary>
public sealed class RecordedPushTests
{
    [Theory]
    [InlineData("limits", 8)]
    [InlineData("features", 6)]
    public void Pushes_end_as_in_nodeos(string scenario, int refusals)
    {
        using var chain = new ChainUnderTest(config: new() { ContractsConsole = true }, clock: new StandingClock());
        var controller = chain.Controller;
        controller.Startup(GoldenChain.Genesis);
        var blocks = GoldenChain.Blocks(scenario);
        var differences = new List<string>();
        var refused = 0;
        foreach (var entry in GoldenTransactions.Read($"chain/{scenario}/transactions.json.gz"))
        {
            if (!entry.TryGetProperty("response", out var response) || response.ValueKind != JsonValueKind.Object)
                continue;
            var isAccepted = response.TryGetProperty("processed", out var processed);
            AdvanceTo(controller, blocks, isAccepted
                ? processed.GetProperty("block_num").GetUInt32() - 1
                : entry.GetProperty("transaction").GetProperty("ref_block_num").GetUInt32() + 1);
            var expected = isAccepted ? "accepted" : Describe(response.GetProperty("error"));
            var actual = Push(controller, entry.Packed(), isAccepted ? processed.GetProperty("receipt").GetProperty("cpu_usage_us").GetUInt32() : null);
            refused += isAccepted ? 0 : 1;
            if (actual != expected)
                differences.Add($"{entry.Label()}:\n    nodeos {expected}\n    here   {actual}");
        }
        string.Join('\n', differences).ShouldBeEmpty();
        refused.ShouldBeGreaterThanOrEqualTo(refusals);
    }

    private static string Push(Controller controller, PackedTransaction packed, uint? billedCpu)
    {
        var metadata = TransactionMetadata.RecoverKeys(packed, GoldenChain.ChainId, TransactionType.Input, long.MaxValue, uint.MaxValue, new StandingClock());
        var failure = controller.PushTransaction(metadata, TimePoint.MaxValue, long.MaxValue, billedCpu ?? 0, billedCpu is not null, 0).Except;
        return failure is null ? "accepted" : $"{failure.Type.Code} {failure.Type.Name} ({failure.Type.What}) {failure.Details[0]}";
    }

    private static string Describe(JsonElement error) =>
        $"{error.GetProperty("code")} {error.GetProperty("name")} ({error.GetProperty("what")}) {error.GetProperty("details")[0].GetProperty("message")}";

    /// <summary>Applies the recording's blocks up to a number and starts the next one at its recorded time.</summary>
    private static void AdvanceTo(Controller controller, List<SignedBlock> blocks, uint head)
    {
        if (controller.HeadBlockNum >= head)
            return;
        controller.AbortBlock();
        while (controller.HeadBlockNum < head)
        {
            var block = blocks[(int)controller.HeadBlockNum];
            controller.PushBlock(new(), controller.CreateBlockState(block.Header.CalculateId(), block)!);
        }
        controller.StartBlock(blocks[(int)head].Header.Timestamp, 0);
    }

    /// <summary>Measures no time, so that every transaction is billed the minimum.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
