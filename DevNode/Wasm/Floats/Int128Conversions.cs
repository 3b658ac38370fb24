using static System.BitConverter;

namespace DevNode.Wasm.Floats;

/// <summary>
/// Conversions between floats and 128-bit integers with the results of the compiler's runtime library that nodeos carries: they
/// cut toward zero and saturate where the exponent is too large.
/// </summary>
public static class Int128Conversions
{
    public static Int128 ToInt128(float value) => Signed(SingleToUInt32Bits(value), 23, 8);
    public static Int128 ToInt128(double value) => Signed(DoubleToUInt64Bits(value), 52, 11);
    public static Int128 ToInt128(Float128 value) => Signed(value.Bits, 112, 15);
    public static UInt128 ToUInt128(float value) => Unsigned(SingleToUInt32Bits(value), 23, 8);
    public static UInt128 ToUInt128(double value) => Unsigned(DoubleToUInt64Bits(value), 52, 11);
    public static UInt128 ToUInt128(Float128 value) => Unsigned(value.Bits, 112, 15);

    /// <summary>Rounds to the nearest, ties to even.</summary>
    public static double ToDouble(Int128 value) =>
        value < 0 ? -ToDouble((UInt128)(-value)) : ToDouble((UInt128)value);

    /// <summary>Rounds to the nearest, ties to even.</summary>
    public static double ToDouble(UInt128 value)
    {
        // the upper 63 bits and whether any below is set decide the rounding; scaling by a power of two is exact
        var shift = Math.Max(0, 65 - (int)UInt128.LeadingZeroCount(value));
        var upper = (long)(value >> shift);
        if ((UInt128)upper << shift != value)
            upper |= 1;
        return upper * Math.ScaleB(1, shift);
    }

    private static Int128 Signed(UInt128 bits, int fractionBits, int exponentBits)
    {
        var (sign, exponent, significand) = Unpack(bits, fractionBits, exponentBits);
        if (exponent < 0)
            return 0;
        if (exponent >= 128)
            return sign ? Int128.MinValue : Int128.MaxValue;
        var magnitude = unchecked((Int128)Scale(significand, exponent - fractionBits));
        return unchecked(sign ? -magnitude : magnitude);
    }

    private static UInt128 Unsigned(UInt128 bits, int fractionBits, int exponentBits)
    {
        var (sign, exponent, significand) = Unpack(bits, fractionBits, exponentBits);
        if (sign || exponent < 0)
            return 0;
        return exponent >= 128 ? UInt128.MaxValue : Scale(significand, exponent - fractionBits);
    }

    private static UInt128 Scale(UInt128 significand, int shift) => shift < 0 ? significand >> -shift : significand << shift;

    private static (bool Sign, int Exponent, UInt128 Significand) Unpack(UInt128 bits, int fractionBits, int exponentBits)
    {
        var implicitBit = UInt128.One << fractionBits;
        var bias = (1 << (exponentBits - 1)) - 1;
        var exponent = (int)(bits >> fractionBits) & ((1 << exponentBits) - 1);
        return ((bits >> (fractionBits + exponentBits)) != UInt128.Zero, exponent - bias, (bits & (implicitBit - 1)) | implicitBit);
    }
}
