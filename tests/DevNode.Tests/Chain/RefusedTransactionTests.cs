using System.Text.Json;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.Tests.Wasm;

namespace DevNode.Tests.Chain;

/// <summary>Transactions that nodeos refused while the contract chain was recorded: traps, assertions, bad iterators, bad modules.</summary>
public sealed class RefusedTransactionTests
{
    // these met a deferred transaction or rows that are gone at the end of the recording
    private static readonly string[] DependOnTime =
        ["send_deferred id 2 again without replace (fails)", "dbtest::idup", "dbtest::iget.rem", "dbtest::iother"];

    [Fact]
    public void Fail_with_the_code_and_the_message_that_nodeos_gave()
    {
        using var recorded = GoldenContract.Json("refused-transactions.json.gz");
        using var chain = new ChainUnderTest("contract", new() { ContractsConsole = true });
        var controller = chain.Controller;
        controller.Startup(GoldenChain.Genesis);
        controller.StartBlock(controller.HeadBlockState.Timestamp.Next(), 0);
        var differences = new List<string>();
        foreach (var row in recorded.RootElement.EnumerateArray())
        {
            var label = row.GetProperty("label").GetString()!;
            if (DependOnTime.Contains(label))
                continue;
            var (code, message) = Push(controller, row);
            var expected = row.GetProperty("message").GetString()!;
            var same = label == "traptest::loop" ? message.StartsWith("transaction was executing for too long", StringComparison.Ordinal)
                : message == expected;
            if (code != row.GetProperty("code").GetInt32() || !same)
                differences.Add($"{label}: {code} {message}\ninstead of {row.GetProperty("code")} {expected}");
        }
        differences.ShouldBeEmpty();
    }

    private static (int Code, string Message) Push(Controller controller, JsonElement row)
    {
        var signatures = row.GetProperty("signatures").EnumerateArray().Select(s => Signature.Parse(s.GetString()!)).ToArray();
        var packed = new PackedTransaction(signatures, CompressionType.None, Bytes(row, "context_free_data"), Bytes(row, "packed_trx"));
        var trx = TransactionMetadata.RecoverKeys(
            packed, GoldenChain.ChainId, TransactionType.Input, long.MaxValue, uint.MaxValue, TimeProvider.System);
        var failure = controller.PushTransaction(trx, TimePoint.MaxValue, long.MaxValue, 0, false, 0).Except;
        return (failure?.Type.Code ?? -1, failure?.Steps[0].LimitedMessage ?? "no failure");
    }

    private static byte[] Bytes(JsonElement row, string property) => Convert.FromHexString(row.GetProperty(property).GetString()!);
}
