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

    /// <summary>nodeos answers with no more messages.</summary>
    private const int DetailsLimit = 10;

    /// <summary>Of the recorded requests, those whose failure no test compares, and why.</summary>
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["first of a pair: accepted"] = "no failure",
        ["delay_sec 3888001, one more than max_transaction_delay (accepted)"] = "no failure",
        ["valid JSON followed by garbage (accepted)"] = "no failure",
        ["get_abi: account with bytes that are no ABI"] = "no failure",
        ["larger than max-body-size (2.2 MB of hex)"] = "the connection ends without an answer; api/http.json.gz has the raw form",
        ["expired"] = "refused by the clock of the node, not by the chain",
    };

    [Theory]
    [InlineData("failures-verbose", true)]
    [InlineData("failures", false)]
    public void Native_transactions_fail_as_in_nodeos(string file, bool isVerbose)
    {
        using var chain = new ChainUnderTest();
        var controller = chain.Controller;
        controller.Startup(GoldenChain.Genesis);
        var blocks = GoldenChain.Blocks("native");
        var compared = new List<string>();
        var differences = new List<string>();
        foreach (var entry in Entries($"chain/native/{file}.json.gz").Where(entry => entry.TryGetProperty("transaction_id", out _)))
        {
            if (!entry.TryGetProperty("response", out var response)
                || (response.TryGetProperty("error", out var error) && RefusedEarlier.Contains(error.GetProperty("code").GetInt32())))
                continue;
            var metadata = Recover(entry, out var failure);
            var reference = entry.Packed().Transaction().RefBlockNum;
            if (reference < blocks.Count)
                AdvanceTo(controller, blocks, reference + 1u);
            failure ??= controller.PushTransaction(metadata!, Antelope.TimePoint.MaxValue, long.MaxValue, 0, false, 0).Except;
            string expected, actual;
            if (error.ValueKind != JsonValueKind.Undefined)
            {
                expected = Describe(
                    error.GetProperty("code").GetInt32(), error.GetProperty("name").GetString()!, error.GetProperty("what").GetString()!,
                    error.GetProperty("details").EnumerateArray().Select(detail => detail.GetProperty("message").GetString()!));
                actual = failure is null ? "success" : Describe(failure.Type.Code, failure.Type.Name, failure.Type.What, failure.Details.Take(DetailsLimit));
                if (!isVerbose)
                    (expected, actual) = (FirstDetail(expected), FirstDetail(actual));
            }
            else if (response.GetProperty("processed").GetProperty("except") is { ValueKind: JsonValueKind.Object } except)
            {
                expected = $"{except.GetProperty("code")} {except.GetProperty("name")} {except.GetProperty("message")}";
                actual = failure is null ? "success" : $"{failure.Type.Code} {failure.Type.Name} {failure.Type.What}";
            }
            else
            {
                continue;
            }
            compared.Add(entry.Label());
            if (actual != expected)
                differences.Add($"{entry.Label()}:\n    nodeos {expected}\n    here   {actual}");
        }
        string.Join('\n', differences).ShouldBeEmpty();
        // FailureAnswerTests compares these
        compared.AddRange(Entries($"api/native-{file}.json.gz").Select(GoldenTransactions.Label));
        Entries($"chain/native/{file}.json.gz").Select(GoldenTransactions.Label).Except(compared, StringComparer.Ordinal).ShouldBe(LeftOut.Keys, ignoreOrder: true);
    }

    private static IReadOnlyList<JsonElement> Entries(string file) => [.. JsonDocument.Parse(GoldenChain.Unzip(file)).RootElement.EnumerateArray()];

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
