using System.Text.Json;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Transactions that nodeos refused, pushed to the same state: same error, same messages.</summary>
public sealed class FailedTransactionTests
{
    /// <summary>Refused before the chain sees them: bytes and requests that are no transaction, and what the producer finds expired.</summary>
    private static readonly int[] RefusedEarlier =
    [
        ChainErrors.PackedTransactionTypeException.Code, ChainErrors.InvalidHttpRequest.Code, ChainErrors.TxDecompressionError.Code,
        ChainErrors.ExpiredTxException.Code, ChainErrors.UnsupportedFeature.Code,
    ];

    [Fact]
    public void Native_transactions_fail_as_in_nodeos()
    {
        using var chain = new ChainUnderTest();
        var controller = chain.Controller;
        controller.Startup(GoldenChain.Genesis);
        var blocks = GoldenChain.Blocks("native");
        var compared = 0;
        var differences = new List<string>();
        foreach (var entry in GoldenTransactions.Read("chain/native/failures-verbose.json.gz"))
        {
            if (!entry.TryGetProperty("response", out var response)
                || (response.TryGetProperty("error", out var error) && RefusedEarlier.Contains(error.GetProperty("code").GetInt32())))
                continue;
            var metadata = Recover(entry, out var failure);
            var reference = entry.GetProperty("transaction").GetProperty("ref_block_num").GetUInt32();
            if (reference < blocks.Count)
                AdvanceTo(controller, blocks, reference + 1);
            failure ??= controller.PushTransaction(metadata!, Antelope.TimePoint.MaxValue, long.MaxValue, 0, false, 0).Except;
            if (error.ValueKind == JsonValueKind.Undefined)
                continue;
            compared++;
            var expected = Describe(
                error.GetProperty("code").GetInt32(), error.GetProperty("name").GetString()!, error.GetProperty("what").GetString()!,
                error.GetProperty("details").EnumerateArray().Select(detail => detail.GetProperty("message").GetString()!));
            var actual = failure is null ? "success" : Describe(failure.Type.Code, failure.Type.Name, failure.Type.What, failure.Details);
            if (failure?.Type == ChainErrors.OutOfRangeException)
                (expected, actual) = (FirstDetail(expected), FirstDetail(actual));
            if (actual != expected)
                differences.Add($"{entry.Label()}:\n    nodeos {expected}\n    here   {actual}");
        }
        string.Join('\n', differences).ShouldBeEmpty();
        compared.ShouldBeGreaterThan(80);
    }

    /// <summary>nodeos goes on with the C++ names of what it was unpacking.</summary>
    private static string FirstDetail(string description) => description.Split(" | ")[0];

    private static string Describe(int code, string name, string what, IEnumerable<string> details) =>
        $"{code} {name} ({what}) {string.Join(" | ", details)}";

    private static TransactionMetadata? Recover(JsonElement entry, out ChainException? failure)
    {
        failure = null;
        try
        {
            return TransactionMetadata.RecoverKeys(
                entry.Packed(), GoldenChain.ChainId, TransactionType.Input, long.MaxValue, uint.MaxValue, TimeProvider.System);
        }
        catch (ChainException e)
        {
            failure = e;
            return null;
        }
    }

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
}
