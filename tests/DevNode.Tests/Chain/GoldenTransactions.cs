using System.Text.Json;
using Antelope;
using Antelope.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Recorded pushes of transactions and nodeos's answers.</summary>
internal static class GoldenTransactions
{
    /// <summary>The entries of a file such as <c>chain/native/transactions.json.gz</c> that push a transaction.</summary>
    public static IReadOnlyList<JsonElement> Read(string name) =>
        [.. JsonDocument.Parse(GoldenChain.Unzip(name)).RootElement.EnumerateArray().Where(entry => entry.TryGetProperty("transaction", out _))];

    public static string Label(this JsonElement entry) => entry.GetProperty("label").GetString()!;

    public static PackedTransaction Packed(this JsonElement entry) => new(
        [.. entry.GetProperty("signatures").EnumerateArray().Select(signature => Signature.Parse(signature.GetString()!))],
        CompressionType.None,
        entry.TryGetProperty("packed_context_free_data", out var data) ? Convert.FromHexString(data.GetString()!) : [],
        Convert.FromHexString(entry.GetProperty("packed_trx").GetString()!));
}
