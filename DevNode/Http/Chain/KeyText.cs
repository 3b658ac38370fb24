using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Antelope;
using Antelope.Json;
using DevNode.Chain;
using DevNode.State;
using DevNode.Wasm.Floats;

namespace DevNode.Http;

/// <summary>Scopes and keys of table queries from and to text (nodeos convert_to_type, convert_to_string, keytype_converter).</summary>
internal static class KeyText
{
    private static readonly char[] Blanks = [' ', '\t', '\n', '\v', '\f', '\r'];

    /// <summary>A number, a name, a symbol such as 4,SYS or a symbol code; chain_type_exception when it is none.</summary>
    public static ulong ToUInt64(string text, string what)
    {
        foreach (var convert in new Func<string, ulong?>[] { TryNumber, TryName, TrySymbol, TrySymbolCode })
            if (convert(text) is { } value)
                return value;
        throw ChainErrors.ChainTypeException.Error(
            $"Could not convert {what:desc} string '{text:str}' to any of the following: uint64_t, valid name, or valid symbol (with or without the precision)");
    }

    /// <summary>Decimal, 0x hexadecimal or 0 octal.</summary>
    public static UInt128 ToUInt128(string text, string what) => Convert(text, what, () => (UInt128)(ParseInteger(text) & UInt128.MaxValue));

    /// <summary>A number of 256 bits as i256 keys have it: the high half first.</summary>
    public static Key256 ToKey256(string text, string what) => Convert(text, what, () =>
    {
        var value = ParseInteger(text);
        return new Key256((UInt128)((value >> 128) & UInt128.MaxValue), (UInt128)(value & UInt128.MaxValue));
    });

    /// <summary>Hex of a digest: words of 16 bytes, big endian; a shorter one is filled up with zeros.</summary>
    public static Key256 ToDigestKey(string text, int size, string what) => Convert(text, what, () =>
    {
        var bytes = ((Variant)text).AsBytes();
        Array.Resize(ref bytes, size);
        Array.Resize(ref bytes, 32);
        return new Key256(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes.AsSpan(16)));
    });

    /// <summary>A double that is not NaN.</summary>
    public static double ToDouble(string text, string what)
    {
        var value = Convert(text, what, () => Numbers.ParseDouble(text));
        ChainErrors.ContractTableQueryException.Assert(!double.IsNaN(value),
            $"Converted {what:desc} string '{text:str}' to NaN which is not a permitted value for the key type");
        return value;
    }

    public static string Format(ulong key) => key.ToString(CultureInfo.InvariantCulture);
    public static string Format(UInt128 key) => key.ToString(CultureInfo.InvariantCulture);
    public static string Format(Float64Key key) => Numbers.Format(BitConverter.UInt64BitsToDouble(key.Bits));

    /// <summary>Hex of the first bytes, big endian.</summary>
    public static string Format(Key256 key, int size)
    {
        var bytes = new byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key.First);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), key.Second);
        return System.Convert.ToHexStringLower(bytes.AsSpan(0, size));
    }

    private static T Convert<T>(string text, string what, Func<T> convert)
    {
        try
        {
            return convert();
        }
        catch (FormatException e)
        {
            throw ApiErrors.ToChainException(e).Append($"Could not convert {what:desc} string '{text:str}' to key type.");
        }
        catch (StdException e)
        {
            throw e.ToChainException($"Could not convert {what:desc} string '{text:str}' to key type.");
        }
    }

    private static BigInteger ParseInteger(string text)
    {
        var digits = text is ['+' or '-', ..] ? text[1..] : text;
        var value = digits switch
        {
            _ when digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) =>
                BigInteger.TryParse("0" + digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : throw NotANumber(),
            ['0', _, ..] => digits.Aggregate(BigInteger.Zero, (sum, c) => c is >= '0' and <= '7' ? sum * 8 + (c - '0') : throw NotANumber()),
            _ => BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw NotANumber(),
        };
        return text is ['-', ..] ? -value : value;
    }

    private static StdException NotANumber() => StdException.RuntimeError("Unexpected character encountered in input.");

    private static ulong? TryNumber(string text) => Try(() => Numbers.ParseUInt64(text));
    private static ulong? TryName(string text) => Try(() => Name.Parse(text.Trim(Blanks)).Value);
    private static ulong? TrySymbol(string text) => text.Contains(',', StringComparison.Ordinal) ? Try(() => Symbol.Parse(text).Value) : null;
    private static ulong? TrySymbolCode(string text) => Try(() => SymbolCode.Parse(text).Value);

    private static ulong? Try(Func<ulong> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
