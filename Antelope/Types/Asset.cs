using System.Globalization;
using Antelope.Serialization;

namespace Antelope;

/// <summary>An amount in the smallest unit and its symbol. Text: <c>1.0000 SYS</c> (nodeos asset.cpp).</summary>
public readonly record struct Asset(long Amount, Symbol Symbol) : IPackable<Asset>
{
    /// <summary>Largest magnitude of an amount.</summary>
    public const long MaxAmount = (1L << 62) - 1;

    /// <summary>Parses <c>-1.0000 SYS</c>; the decimals written are the symbol's precision. Throws <see cref="FormatException"/>.</summary>
    public static Asset Parse(string text)
    {
        var trimmed = text.Trim(' ');
        var space = trimmed.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            throw new FormatException("Asset's amount and symbol should be separated with space");
        var number = trimmed[..space];
        var dot = number.IndexOf('.', StringComparison.Ordinal);
        if (dot == number.Length - 1)
            throw new FormatException("Missing decimal fraction after decimal point");
        var precision = dot < 0 ? 0 : number.Length - dot - 1;
        if (precision > Symbol.MaxPrecision)
            throw new FormatException($"'{text}' has more than {Symbol.MaxPrecision} decimals");
        var digits = dot < 0 ? number : number.Remove(dot, 1);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            throw new FormatException($"'{number}' is not an amount such as 1.0000");
        if (amount is > MaxAmount or < -MaxAmount)
            throw new FormatException($"magnitude of asset amount must be less than 2^62 ({text})");
        return new(amount, new Symbol((byte)precision, SymbolCode.Parse(trimmed[(space + 1)..].Trim(' '))));
    }

    public override string ToString()
    {
        var digits = Int128.Abs(Amount).ToString(CultureInfo.InvariantCulture).PadLeft(Symbol.Precision + 1, '0');
        var sign = Amount < 0 ? "-" : "";
        var number = Symbol.Precision == 0 ? digits : $"{digits[..^Symbol.Precision]}.{digits[^Symbol.Precision..]}";
        return $"{sign}{number} {Symbol.Code}";
    }
    public void Pack(PackWriter writer)
    {
        writer.WriteInt64(Amount);
        Symbol.Pack(writer);
    }
    public static Asset Unpack(ref PackReader reader) => new(reader.ReadInt64(), Symbol.Unpack(ref reader));
}
