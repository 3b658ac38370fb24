using System.Globalization;
using Antelope.Serialization;

namespace Antelope;

/// <summary>One to seven letters A-Z, the first in the lowest byte (nodeos symbol.hpp).</summary>
public readonly record struct SymbolCode(ulong Value) : IPackable<SymbolCode>, IComparable<SymbolCode>
{
    /// <summary>Parses a code; throws <see cref="FormatException"/> when it is not 1 to 7 letters A-Z.</summary>
    public static SymbolCode Parse(string text)
    {
        if (text.Length is 0 or > 7 || text.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
            throw new FormatException($"'{text}' is not a symbol code: 1 to 7 letters A-Z");
        ulong value = 0;
        for (var i = text.Length - 1; i >= 0; i--)
            value = value << 8 | text[i];
        return new(value);
    }

    /// <summary>True when the bytes are 1 to 7 letters followed by zeros.</summary>
    public bool IsValid
    {
        get
        {
            var rest = Value;
            if (rest == 0 || rest >> 56 != 0)
                return false;
            for (; (rest & 0xff) != 0; rest >>= 8)
                if ((rest & 0xff) is < 'A' or > 'Z')
                    return false;
            return rest == 0;
        }
    }

    public override string ToString()
    {
        var text = "";
        for (var rest = Value; (rest & 0xff) != 0; rest >>= 8)
            text += (char)(rest & 0xff);
        return text;
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

    /// <summary>Parses <c>precision,CODE</c>; throws <see cref="FormatException"/>.</summary>
    public static Symbol Parse(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !byte.TryParse(text.AsSpan(0, comma), NumberStyles.None, CultureInfo.InvariantCulture, out var precision) || precision > MaxPrecision)
            throw new FormatException($"'{text}' is not a symbol such as 4,SYS with at most {MaxPrecision} decimals");
        return new(precision, SymbolCode.Parse(text[(comma + 1)..]));
    }

    public override string ToString() => $"{Precision},{Code}";
    public int CompareTo(Symbol other) => Value.CompareTo(other.Value);
    public void Pack(PackWriter writer) => writer.WriteUInt64(Value);
    public static Symbol Unpack(ref PackReader reader) => new(reader.ReadUInt64());
}
