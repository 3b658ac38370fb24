using System.Buffers.Binary;
using Antelope.Json;
using Antelope.Serialization;

namespace Antelope;

/// <summary>One to seven letters A-Z, the first in the lowest byte (nodeos symbol.hpp).</summary>
public readonly record struct SymbolCode(ulong Value) : IPackable<SymbolCode>, IComparable<SymbolCode>
{
    /// <summary>Parses up to 7 letters A-Z, none is accepted as nodeos does; throws <see cref="ValueFormatException"/>.</summary>
    public static SymbolCode Parse(string text)
    {
        var code = FromLetters(text);
        return text.Length <= 7 ? code : throw new ValueFormatException($"invalid symbol: {text}", ValueFormatException.SymbolCode);
    }

    /// <summary>Places the letters; those beyond the seventh wrap around as in nodeos, for its error messages.</summary>
    public static SymbolCode FromLetters(string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
            throw new ValueFormatException("invalid character in symbol name", ValueFormatException.SymbolCode).Within("rethrow");
        ulong value = 0;
        for (var i = 0; i < text.Length; i++)
            value |= (ulong)text[i] << (8 * (i + 1));
        return new(value >> 8);
    }

    /// <summary>True when the bytes are 1 to 7 letters followed by zeros.</summary>
    public bool IsValid => Value != 0 && HasOnlyLetters;

    /// <summary>True for no letter too: nodeos's rule outside contracts.</summary>
    internal bool HasOnlyLetters => !ToString().AsSpan().ContainsAnyExceptInRange('A', 'Z') && Value >> 56 == 0;

    public override string ToString()
    {
        Span<byte> letters = stackalloc byte[sizeof(ulong)];
        // nodeos shows a code as that of a symbol, which has no room for an eighth byte.
        BinaryPrimitives.WriteUInt64LittleEndian(letters, Value << 8 >> 8);
        return Utf8Text.Decode(letters[..(letters.LastIndexOfAnyExcept((byte)0) + 1)]);
    }
    public int CompareTo(SymbolCode other) => Value.CompareTo(other.Value);
    public void Pack(PackWriter writer) => writer.WriteUInt64(Value);
    public static SymbolCode Unpack(ref PackReader reader) => new(reader.ReadUInt64());
}

/// <summary>Decimals (0 to 18) and code of a token. Text: <c>4,SYS</c>.</summary>
public readonly record struct Symbol(ulong Value) : IPackable<Symbol>, IComparable<Symbol>
{
    /// <summary>Most decimals a symbol may have (nodeos symbol::max_precision).</summary>
    public const byte MaxPrecision = 18;

    public Symbol(byte precision, SymbolCode code) : this(code.Value << 8 | precision) { }

    /// <summary>Digits behind the decimal point.</summary>
    public byte Precision => (byte)Value;
    public SymbolCode Code => new(Value >> 8);

    /// <summary>True when precision and code keep nodeos's rules.</summary>
    public bool IsValid => Precision <= MaxPrecision && Code.IsValid;

    /// <summary>
    /// Parses <c>precision,CODE</c> as nodeos does: blanks around are skipped, the precision is taken modulo 256, the code may be
    /// empty (<see cref="IsValid"/> is stricter). Throws <see cref="ValueFormatException"/>.
    /// </summary>
    public static Symbol Parse(string text)
    {
        try
        {
            return ParseParts(text);
        }
        catch (ValueFormatException e)
        {
            throw e.Within("rethrow");
        }
    }

    private static Symbol ParseParts(string text)
    {
        var trimmed = text.Trim(' ', '\t', '\n', '\v', '\f', '\r');
        if (trimmed.Length == 0)
            throw new ValueFormatException("creating symbol from empty string", ValueFormatException.SymbolCode);
        var comma = trimmed.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            throw new ValueFormatException("missing comma in symbol", ValueFormatException.SymbolCode);
        var precision = (byte)Json.Numbers.ParseInt64(trimmed[..comma]);
        var letters = trimmed[(comma + 1)..];
        Check(precision);
        var code = SymbolCode.FromLetters(letters);
        return letters.Length <= 7
            ? new(precision, code)
            : throw new ValueFormatException($"invalid symbol: {code}", ValueFormatException.SymbolCode);
    }

    /// <summary>Throws <see cref="ValueFormatException"/> in nodeos's words unless precision and letters keep the rules.</summary>
    public void Check()
    {
        Check(Precision);
        if (!Code.HasOnlyLetters)
            throw new ValueFormatException($"invalid symbol: {Code}", ValueFormatException.SymbolCode);
    }

    private static void Check(byte precision)
    {
        if (precision > MaxPrecision)
            throw new ValueFormatException($"precision {precision} should be <= {MaxPrecision}", ValueFormatException.SymbolCode);
    }

    public override string ToString() => $"{Precision},{Code}";
    public int CompareTo(Symbol other) => Value.CompareTo(other.Value);
    public void Pack(PackWriter writer) => writer.WriteUInt64(Value);
    public static Symbol Unpack(ref PackReader reader) => new(reader.ReadUInt64());
}
