namespace Antelope;

/// <summary>Bitcoin's base 58 (fc base58.cpp): each leading zero byte is a leading '1'.</summary>
internal static class Base58
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>The text of any bytes.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.IndexOfAnyExcept((byte)0);
        if (zeros < 0)
            return new('1', bytes.Length);
        Span<byte> digits = new byte[bytes.Length * 138 / 100 + 1];
        var length = 0;
        foreach (var b in bytes[zeros..])
        {
            int carry = b;
            for (var i = 0; i < length || carry != 0; i++)
            {
                if (i == length)
                    length++;
                carry += digits[i] << 8;
                digits[i] = (byte)(carry % 58);
                carry /= 58;
            }
        }
        Span<char> text = new char[zeros + length];
        text[..zeros].Fill('1');
        for (var i = 0; i < length; i++)
            text[zeros + i] = Alphabet[digits[length - 1 - i]];
        return new(text);
    }

    /// <summary>The bytes of a text; throws <see cref="ValueFormatException"/> at a character outside the alphabet.</summary>
    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        var zeros = text.IndexOfAnyExcept('1');
        if (zeros < 0)
            return new byte[text.Length];
        Span<byte> reversed = new byte[text.Length];
        var length = 0;
        for (var at = zeros; at < text.Length; at++)
        {
            var carry = Alphabet.IndexOf(text[at], StringComparison.Ordinal);
            if (carry < 0)
                throw new ValueFormatException($"Unable to decode base58 string {text.ToString():base58_str}", ValueFormatException.ParseCode);
            for (var i = 0; i < length || carry != 0; i++)
            {
                if (i == length)
                    length++;
                carry += reversed[i] * 58;
                reversed[i] = (byte)carry;
                carry >>= 8;
            }
        }
        var bytes = new byte[zeros + length];
        reversed[..length].CopyTo(bytes.AsSpan(zeros));
        bytes.AsSpan(zeros).Reverse();
        return bytes;
    }
}
