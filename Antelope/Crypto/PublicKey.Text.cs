using Antelope.Serialization;

namespace Antelope;

public sealed partial class PublicKey
{
    private const string LegacyPrefix = "EOS";
    private const int PointSize = 33;

    /// <summary>
    /// Parses <c>EOS…</c>, <c>PUB_K1_…</c>, <c>PUB_R1_…</c> or <c>PUB_WA_…</c>; throws <see cref="ValueFormatException"/> in nodeos's words.
    /// </summary>
    public static PublicKey Parse(string text)
    {
        var isLegacy = text.Length > LegacyPrefix.Length && text.StartsWith(LegacyPrefix, StringComparison.Ordinal) && !text.Contains('_', StringComparison.Ordinal);
        var (type, data) = isLegacy
            ? (KeyType.K1, KeyText.DecodeLegacy(text[LegacyPrefix.Length..], PointSize))
            : KeyText.Parse(text, KeyTextForm.PublicKey, SizeOf);
        return new(type, data);
    }

    private static int SizeOf(KeyType type, byte[] data)
    {
        var reader = new PackReader(data);
        return Unpack((uint)type, ref reader)._data.Length;
    }

    /// <summary>As nodeos 3.2 prints it: K1 <c>EOS…</c>, others <c>PUB_R1_…</c>, <c>PUB_WA_…</c>.</summary>
    public override string ToString() =>
        Type == KeyType.K1 ? LegacyPrefix + KeyText.Encode(_data, "") : ToPrefixedString();

    /// <summary>The form with the type in it for every type: <c>PUB_K1_…</c>.</summary>
    public string ToPrefixedString() => $"{KeyTextForm.PublicKey.Prefix}_{Type}_{KeyText.Encode(_data, Type.ToString())}";
}
