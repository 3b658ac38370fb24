using Antelope.Serialization;

namespace Antelope;

public sealed partial class Signature
{
    private const string Prefix = "SIG";

    /// <summary>Parses <c>SIG_K1_…</c>, <c>SIG_R1_…</c> or <c>SIG_WA_…</c>; throws <see cref="FormatException"/>.</summary>
    public static Signature Parse(string text)
    {
        var (type, data) = KeyText.Parse(text, Prefix, "signature");
        if (type != KeyType.WA)
            return data.Length == 65 ? new(type, data) : throw new FormatException($"the signature '{text}' has {data.Length} bytes, not 65");
        try
        {
            var reader = new PackReader([(byte)type, .. data]);
            var signature = Unpack(ref reader);
            return reader.Remaining == 0 ? signature : throw new FormatException($"the signature '{text}' is too long");
        }
        catch (PackException e)
        {
            throw new FormatException($"the signature '{text}' is cut off: {e.Message}");
        }
    }

    public override string ToString() => $"{Prefix}_{Type}_{KeyText.Encode(_data, Type.ToString())}";
}
