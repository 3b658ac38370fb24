using static System.BitConverter;

namespace DevNode.Wasm.Floats;

/// <summary>Conversions from and to binary128.</summary>
public readonly partial record struct Float128
{
    private const int DoubleFractionBits = 52;
    private const int SingleFractionBits = 23;

    public static Float128 FromInt64(long value) =>
        value < 0 ? -FromUInt64((ulong)-value) : FromUInt64((ulong)value);

    public static Float128 FromUInt64(ulong value)
    {
        if (value == 0)
            return default;
        var leading = 63 - System.Numerics.BitOperations.LeadingZeroCount(value);
        return new(((UInt128)(ExponentBias + leading) << FractionBits) + (((UInt128)value << (FractionBits - leading)) & FractionMask));
    }

    /// <summary>Exact; a NaN becomes quiet.</summary>
    public static Float128 FromDouble(double value) =>
        Widen(DoubleToUInt64Bits(value), DoubleFractionBits, exponentBits: 11);

    /// <summary>Exact; a NaN becomes quiet.</summary>
    public static Float128 FromSingle(float value) =>
        Widen(SingleToUInt32Bits(value), SingleFractionBits, exponentBits: 8);

    /// <summary>Rounds to the nearest, ties to even; a NaN becomes quiet and keeps its upper bits.</summary>
    public double ToDouble() => UInt64BitsToDouble(Narrow(DoubleFractionBits, exponentBits: 11));

    /// <summary>Rounds to the nearest, ties to even; a NaN becomes quiet and keeps its upper bits.</summary>
    public float ToSingle() => UInt32BitsToSingle((uint)Narrow(SingleFractionBits, exponentBits: 8));

    /// <summary>Rounds to the nearest, ties to even; the minimum when NaN or out of range.</summary>
    public int ToInt32() => RoundToInteger() is { } value && value >= int.MinValue && value <= int.MaxValue
        ? (int)value : int.MinValue;

    /// <summary>Rounds to the nearest, ties to even; the minimum when NaN or out of range.</summary>
    public long ToInt64() => RoundToInteger() is { } value && value >= long.MinValue && value <= long.MaxValue
        ? (long)value : long.MinValue;

    /// <summary>Rounds to the nearest, ties to even; the maximum when NaN or out of range.</summary>
    public uint ToUInt32() => RoundToInteger() is { } value && value >= 0 && value <= uint.MaxValue
        ? (uint)value : uint.MaxValue;

    /// <summary>Rounds to the nearest, ties to even; the maximum when NaN or out of range.</summary>
    public ulong ToUInt64() => RoundToInteger() is { } value && value >= 0 && value <= ulong.MaxValue
        ? (ulong)value : ulong.MaxValue;

    // null: NaN, or beyond 64 bits of either sign
    private Int128? RoundToInteger()
    {
        var exponent = Exponent - ExponentBias;
        if (exponent > 64)
            return null;
        if (Exponent == 0)
            return 0;
        var scaled = ShiftRightSticky((Fraction | ImplicitBit) << ExtraBits, FractionBits - exponent);
        var lost = (int)(scaled & 7);
        var rounded = scaled >> ExtraBits;
        if (lost > 4 || (lost == 4 && (rounded & UInt128.One) != UInt128.Zero))
            rounded++;
        return Sign ? -(Int128)rounded : (Int128)rounded;
    }

    private static Float128 Widen(ulong bits, int fractionBits, int exponentBits)
    {
        var maximum = (1 << exponentBits) - 1;
        var sign = bits >> (fractionBits + exponentBits) != 0;
        var exponent = (int)(bits >> fractionBits) & maximum;
        var fraction = (UInt128)(bits & ((1ul << fractionBits) - 1)) << (FractionBits - fractionBits);
        if (exponent == maximum)
            return new Float128(SignedInfinity(sign).Bits | fraction | (fraction == UInt128.Zero ? UInt128.Zero : QuietBit));
        var rebias = ExponentBias - (maximum >> 1);
        if (exponent != 0)
            return new Float128(SignedZero(sign).Bits | (UInt128)(exponent + rebias) << FractionBits | fraction);
        return fraction == UInt128.Zero ? SignedZero(sign)
            : NormalizeAndPack(sign, rebias + 1, fraction << ExtraBits);
    }

    private ulong Narrow(int fractionBits, int exponentBits)
    {
        var maximum = (1 << exponentBits) - 1;
        var sign = Sign ? 1ul << (fractionBits + exponentBits) : 0;
        var infinity = sign | (ulong)maximum << fractionBits;
        if (IsNaN)
            return infinity | 1ul << (fractionBits - 1) | (ulong)(Fraction >> (FractionBits - fractionBits));
        if (Exponent == ExponentMaximum)
            return infinity;
        var exponent = Exponent - ExponentBias + (maximum >> 1);
        if (exponent >= maximum)
            return infinity;
        if (Exponent == 0)
            return sign;
        var significand = ShiftRightSticky(Fraction | ImplicitBit, FractionBits - fractionBits - ExtraBits);
        if (exponent <= 0)
            significand = ShiftRightSticky(significand, 1 - exponent);
        var rounded = (ulong)(significand >> ExtraBits);
        var lost = (int)(significand & 7);
        if (lost > 4 || (lost == 4 && (rounded & 1) != 0))
            rounded++;
        return sign | (exponent <= 0 ? rounded : rounded + ((ulong)(exponent - 1) << fractionBits));
    }
}
