using Org.BouncyCastle.Crypto.Digests;

namespace Antelope;

/// <summary>
/// Base58 with a checksum: data, then the first four bytes of ripemd160(data, type name), the name left out in the
/// legacy form EOS… (fc crypto/common.hpp).
/// </summary>
internal static class KeyText
{
    private const int ChecksumSize = 4;

    /// <summary>Base58 of data and checksum; <paramref name="suffix"/> is the type name, or empty in the legacy form.</summary>
    public static string Encode(ReadOnlySpan<byte> data, string suffix) =>
        Base58.Encode([.. data, .. Checksum(data, suffix)]);

    /// <summary>The data of a base58 text; throws <see cref="FormatException"/> when the checksum does not fit.</summary>
    public static byte[] Decode(string text, ReadOnlySpan<char> base58, string suffix, string what)
    {
        var bytes = Base58.Decode(base58);
        if (bytes.Length <= ChecksumSize)
            throw new FormatException($"'{text}' is too short for a {what}");
        var data = bytes.AsSpan(0, bytes.Length - ChecksumSize);
        return Checksum(data, suffix).AsSpan().SequenceEqual(bytes.AsSpan(data.Length))
            ? data.ToArray()
            : throw new FormatException($"the checksum of the {what} '{text}' does not fit");
    }

    /// <summary>Splits <c>PREFIX_TYPE_base58</c> and decodes it.</summary>
    public static (KeyType Type, byte[] Data) Parse(string text, string prefix, string what)
    {
        var parts = text.Split('_');
        if (parts.Length != 3 || parts[0] != prefix)
            throw new FormatException($"'{text}' is not a {what}: {prefix}_K1_… or {prefix}_R1_… is expected");
        if (!Enum.TryParse<KeyType>(parts[1], out var type) || !Enum.IsDefined(type) || char.IsDigit(parts[1][0]))
            throw new FormatException($"'{parts[1]}' in the {what} '{text}' is not a key type (K1, R1, WA)");
        return (type, Decode(text, parts[2], parts[1], what));
    }

    private static byte[] Checksum(ReadOnlySpan<byte> data, string suffix)
    {
        var digest = new RipeMD160Digest();
        digest.BlockUpdate(data);
        foreach (var c in suffix)
            digest.Update((byte)c);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash[..ChecksumSize];
    }
}
