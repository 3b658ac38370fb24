using Antelope.Serialization;

namespace Antelope;

public sealed partial class Signature
{
    /// <summary>Parses <c>SIG_K1_…</c>, <c>SIG_R1_…</c> or <c>SIG_WA_…</c>; throws <see cref="ValueFormatException"/> in nodeos's words.</summary>
    public static Signature Parse(string text)
    {
        try
        {
            var (type, data) = KeyText.Parse(text, KeyTextForm.Signature, SizeOf);
            return new(type, data);
        }
        catch (ValueFormatException e)
        {
            throw e.Within($"error parsing signature{text:+str}");
        }
    }

    private static int SizeOf(KeyType type, byte[] data)
    {
        var reader = new PackReader(data);
        return Unpack((uint)type, ref reader)._data.Length;
    }

    public override string ToString() => $"{KeyTextForm.Signature.Prefix}_{Type}_{KeyText.Encode(_data, Type.ToString())}";
}
