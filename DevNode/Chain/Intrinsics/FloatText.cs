using System.Numerics;
using DevNode.Wasm.Floats;

namespace DevNode.Chain.Intrinsics;

/// <summary>Text of floats on a contract's console (nodeos webassembly/console.cpp on x86-64).</summary>
internal static class FloatText
{
    private const int SingleDigits = 6, DoubleDigits = 15, ExtendedDigits = 18;

    public static string Of(float value) => Format(value, SingleDigits);

    public static string Of(double value) => Format(value, DoubleDigits);

    /// <summary>Through the 80-bit format of the x87, as nodeos does: 64 bits of significand.</summary>
    public static string Of(Float128 value)
    {
        var bits = value.Bits;
        var negative = bits >> 127 != UInt128.Zero;
        var fraction = bits & ((UInt128.One << 112) - 1);
        var exponent = (int)(bits >> 112) & 0x7fff;
        if (exponent == 0x7fff)
            return fraction == UInt128.Zero ? ScientificNotation.Infinity(negative) : ScientificNotation.NaN(negative);
        var significand = exponent == 0 ? fraction : fraction | (UInt128.One << 112);
        // both formats have the same range of exponents: drop 49 bits, to nearest even
        var kept = significand >> 49;
        var lost = significand & ((UInt128.One << 49) - 1);
        var half = UInt128.One << 48;
        if (lost > half || (lost == half && (kept & UInt128.One) != UInt128.Zero))
            kept++;
        return ScientificNotation.Format(negative, (BigInteger)kept, Math.Max(exponent, 1) - 0x3fff - 63, ExtendedDigits);
    }

    private static string Format(double value, int digits)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var negative = bits >> 63 != 0;
        if (double.IsNaN(value))
            return ScientificNotation.NaN(negative);
        if (double.IsInfinity(value))
            return ScientificNotation.Infinity(negative);
        var exponent = (int)(bits >> 52) & 0x7ff;
        var fraction = bits & ((1ul << 52) - 1);
        var significand = exponent == 0 ? fraction : fraction | 1ul << 52;
        return ScientificNotation.Format(negative, significand, Math.Max(exponent, 1) - 1075, digits);
    }
}
