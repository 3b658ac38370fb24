using System.Globalization;
using Antelope.Json;
using Antelope.Serialization;

namespace Antelope;

/// <summary>An amount in the smallest unit and its symbol. Text: <c>1.0000 SYS</c> (nodeos asset.cpp).</summary>
public readonly record struct Asset(long Amount, Symbol Symbol) : IPackable<Asset>
{
    /// <summary>Largest magnitude of an amount.</summary>
    public const long MaxAmount = (1L << 62) - 1;
    private static readonly char[] Blanks = [' ', '\t', '\n', '\v', '\f', '\r'];

    /// <summary>Parses <c>-1.0000 SYS</c>; the decimals written are the symbol's precision. Throws <see cref="ValueFormatException"/>.</summary>
    public static Asset Parse(string text)
    {
        var trimmed = text.Trim(Blanks);
        var space = trimmed.IndexOf(' ', StringComparison.Ordinal);
        Check(space >= 0, "Asset's amount and symbol should be separated with space");
        var number = trimmed[..space];
        var dot = number.IndexOf('.', StringComparison.Ordinal);
        Check(dot != number.Length - 1 || dot < 0, "Missing decimal fraction after decimal point");
        var precision = dot < 0 ? 0 : number.Length - dot - 1;
        var symbol = Symbol.Parse($"{precision},{trimmed[(space + 1)..].Trim(Blanks)}");
        Int128 amount = Numbers.ParseInt64(dot < 0 ? number : number[..dot]);
        for (var i = 0; i < symbol.Precision; i++)
            amount *= 10;
        if (dot >= 0)
            amount += (number[0] == '-' ? -1 : 1) * (Int128)Numbers.ParseInt64(number[(dot + 1)..]);
        if (amount > long.MaxValue || amount < long.MinValue)
            throw new ValueFormatException("Integer Overflow");
        var asset = new Asset((long)amount, symbol);
        asset.Check();
        return asset;
    }

    /// <summary>Throws <see cref="ValueFormatException"/> in nodeos's words unless amount and symbol are in range.</summary>
    public void Check()
    {
        Check(Amount is <= MaxAmount and >= -MaxAmount, "magnitude of asset amount must be less than 2^62");
        Symbol.Check();
    }

    public override string ToString()
    {
        var digits = Int128.Abs(Amount).ToString(CultureInfo.InvariantCulture).PadLeft(Symbol.Precision + 1, '0');
        var sign = Amount < 0 ? "-" : "";
        var number = Symbol.Precision == 0 ? digits : $"{digits[..^Symbol.Precision]}.{digits[^Symbol.Precision..]}";
        return $"{sign}{number} {Symbol.Code}";
    }

    private static void Check(bool condition, string message)
    {
        if (!condition)
            throw new ValueFormatException(message, ValueFormatException.AssetCode);
    }

    public void Pack(PackWriter writer)
    {
        writer.WriteInt64(Amount);
        Symbol.Pack(writer);
    }
    public static Asset Unpack(ref PackReader reader) => new(reader.ReadInt64(), Symbol.Unpack(ref reader));
}
