using System.Globalization;

namespace Antelope.Json;

/// <summary>Numbers from and to text as fc does it with boost::lexical_cast and C++ streams.</summary>
public static class Numbers
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Decimal digits behind an optional sign.</summary>
    public static long ParseInt64(string text) =>
        text.Length != 0 && !char.IsWhiteSpace(text[0]) && long.TryParse(text, NumberStyles.AllowLeadingSign, Culture, out var value)
            ? value
            : throw new ValueFormatException("Couldn't parse int64_t", ValueFormatException.ParseCode);

    /// <summary>Decimal digits behind an optional sign; minus wraps around.</summary>
    public static ulong ParseUInt64(string text)
    {
        var digits = text is ['+' or '-', ..] ? text.AsSpan(1) : text;
        if (!ulong.TryParse(digits, NumberStyles.None, Culture, out var value))
            throw new ValueFormatException("Couldn't parse uint64_t", ValueFormatException.ParseCode).Within($"{text:+i}");
        return text[0] == '-' ? unchecked(0 - value) : value;
    }

    /// <summary>A decimal floating point number, <c>inf</c>, <c>infinity</c> or <c>nan</c>.</summary>
    public static double ParseDouble(string text)
    {
        var magnitude = text is ['+' or '-', ..] ? text[1..] : text;
        var negative = text is ['-', ..];
        switch (magnitude.ToLowerInvariant())
        {
            case "inf" or "infinity":
                return negative ? double.NegativeInfinity : double.PositiveInfinity;
            case "nan":
                return BitConverter.UInt64BitsToDouble(negative ? 0xfff8000000000000 : 0x7ff8000000000000);
        }
        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return magnitude.Length != 0 && (char.IsAsciiDigit(magnitude[0]) || magnitude[0] == '.') && double.TryParse(magnitude, styles, Culture, out var value)
            ? negative ? -value : value
            : throw new ValueFormatException("Couldn't parse double", ValueFormatException.ParseCode);
    }

    /// <summary>17 decimals, exact digits before the point; <c>inf</c>, <c>-inf</c>, <c>nan</c>, <c>-nan</c>.</summary>
    public static string Format(double value)
    {
        if (double.IsNaN(value))
            return double.IsNegative(value) ? "-nan" : "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        return value.ToString("F17", Culture);
    }

    public static string Format(long value) => value.ToString(Culture);
    public static string Format(ulong value) => value.ToString(Culture);

    /// <summary>Cut towards zero; what does not fit is the smallest number, as on x86-64.</summary>
    internal static long ToInt64(double value) =>
        value is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)value : long.MinValue;

    /// <summary>Cut towards zero; negative numbers wrap around, what does not fit is 2^63, as on x86-64.</summary>
    internal static ulong ToUInt64(double value) => value switch
    {
        >= 9223372036854775808.0 and < 18446744073709551616.0 => (ulong)value,
        _ => (ulong)ToInt64(value),
    };
}
