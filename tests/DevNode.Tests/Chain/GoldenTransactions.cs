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
        PackedTrx(entry.GetProperty("packed_trx").GetString()!));

    /// <summary>Bytes in hex; of long ones the beginning and the size ("...N bytes"): the others are zeros.</summary>
    private static byte[] PackedTrx(string text)
    {
        if (text.Split("...") is not [var beginning, var size])
            return Convert.FromHexString(text);
        var bytes = new byte[int.Parse(size.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)];
        Convert.FromHexString(beginning).CopyTo(bytes, 0);
        return bytes;
    }
}
