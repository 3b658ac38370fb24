using Antelope.Serialization;

namespace Antelope;

public sealed partial class PublicKey
{
    private const string LegacyPrefix = "EOS";
    private const string Prefix = "PUB";

    /// <summary>Parses <c>EOS…</c>, <c>PUB_K1_…</c>, <c>PUB_R1_…</c> or <c>PUB_WA_…</c>; throws <see cref="FormatException"/>.</summary>
    public static PublicKey Parse(string text)
    {
        var (type, data) = text.StartsWith(LegacyPrefix, StringComparison.Ordinal) && !text.Contains('_', StringComparison.Ordinal)
            ? (KeyType.K1, KeyText.Decode(text, text.AsSpan(LegacyPrefix.Length), "", "public key"))
            : KeyText.Parse(text, Prefix, "public key");
        if (type != KeyType.WA)
            return data.Length == 33 ? new(type, data) : throw new FormatException($"the public key '{text}' has {data.Length} bytes, not 33");
        try
        {
            var reader = new PackReader(data);
            reader.ReadRaw(34);
            if (reader.ReadBytes().Length == 0 || reader.Remaining != 0)
                throw new FormatException($"the public key '{text}' needs a relying party id and nothing after it");
            return new(type, data);
        }
        catch (PackException e)
        {
            throw new FormatException($"the public key '{text}' is cut off: {e.Message}");
        }
    }

    /// <summary>As nodeos 3.2 prints it: K1 <c>EOS…</c>, others <c>PUB_R1_…</c>, <c>PUB_WA_…</c>.</summary>
    public override string ToString() =>
        Type == KeyType.K1 ? LegacyPrefix + KeyText.Encode(_data, "") : ToPrefixedString();

    /// <summary>The form with the type in it for every type: <c>PUB_K1_…</c>.</summary>
    public string ToPrefixedString() => $"{Prefix}_{Type}_{KeyText.Encode(_data, Type.ToString())}";
}
