namespace DevNode.Wasm.Floats;

/// <summary>
/// IEEE 754 binary128 as bits, with the results of Berkeley SoftFloat 3e (round to nearest even, 8086-SSE rules for NaNs), which
/// nodeos uses for the compiler's long double functions and for long double secondary keys.
/// </summary>
public readonly partial record struct Float128(UInt128 Bits)
{
    private const int FractionBits = 112;
    private const int ExponentBias = 0x3fff;
    private const int ExponentMaximum = 0x7fff;

    // Below the last fraction bit: guard, round and sticky.
    private const int ExtraBits = 3;

    private static readonly UInt128 ImplicitBit = UInt128.One << FractionBits;
    private static readonly UInt128 FractionMask = ImplicitBit - 1;
    private static readonly UInt128 SignMask = UInt128.One << 127;
    private static readonly UInt128 QuietBit = UInt128.One << (FractionBits - 1);
    private static readonly UInt128 Infinity = (UInt128)ExponentMaximum << FractionBits;
    private static readonly Float128 DefaultNaN = new(SignMask | Infinity | QuietBit);

    /// <summary>Composes from the two halves as they lie in memory.</summary>
    public Float128(ulong low, ulong high) : this(new UInt128(high, low))
    {
    }

    public bool IsNaN => (Bits & ~SignMask) > Infinity;

    private bool Sign => Bits >= SignMask;
    private int Exponent => (int)(Bits >> FractionBits) & ExponentMaximum;
    private UInt128 Fraction => Bits & FractionMask;
    private bool IsInfinity => (Bits & ~SignMask) == Infinity;
    private bool IsZero => (Bits & ~SignMask) == UInt128.Zero;

    public static bool operator <(Float128 a, Float128 b) =>
        !a.IsNaN && !b.IsNaN && (a.Sign != b.Sign
            ? a.Sign && !(a.IsZero && b.IsZero)
            : a.Bits != b.Bits && (a.Sign ? a.Bits > b.Bits : a.Bits < b.Bits));

    public static bool operator >(Float128 a, Float128 b) => b < a;

    /// <summary>Equality of numbers: zeros are equal, NaNs equal nothing.</summary>
    public static bool NumericallyEqual(Float128 a, Float128 b) =>
        !a.IsNaN && !b.IsNaN && (a.Bits == b.Bits || (a.IsZero && b.IsZero));

    public static Float128 operator -(Float128 a) => new(a.Bits ^ SignMask);

    private static Float128 PropagateNaN(Float128 a, Float128 b) => new((a.IsNaN ? a : b).Bits | QuietBit);

    private static Float128 SignedZero(bool sign) => new(sign ? SignMask : UInt128.Zero);

    private static Float128 SignedInfinity(bool sign) => new(sign ? SignMask | Infinity : Infinity);

    // A finite number that is not zero as sign, exponent and a significand with its leading bit at FractionBits.
    private (int Exponent, UInt128 Significand) Normalized()
    {
        if (Exponent != 0)
            return (Exponent, Fraction | ImplicitBit);
        var shift = (int)UInt128.LeadingZeroCount(Fraction) - (127 - FractionBits);
        return (1 - shift, Fraction << shift);
    }

    private static UInt128 ShiftRightSticky(UInt128 value, int count)
    {
        if (count >= 128)
            return value == UInt128.Zero ? UInt128.Zero : UInt128.One;
        if (count <= 0)
            return value;
        var kept = value >> count;
        return kept << count == value ? kept : kept | UInt128.One;
    }

    // The significand has its leading bit at FractionBits + ExtraBits.
    private static Float128 RoundAndPack(bool sign, int exponent, UInt128 significand)
    {
        if (exponent >= ExponentMaximum)
            return SignedInfinity(sign);
        if (exponent <= 0)
        {
            significand = ShiftRightSticky(significand, 1 - exponent);
            exponent = 0;
        }
        var lost = (int)(significand & 7);
        var rounded = significand >> ExtraBits;
        if (lost > 4 || (lost == 4 && (rounded & UInt128.One) != UInt128.Zero))
            rounded++;
        // a carry out of the fraction is one more in the exponent, also from subnormal to normal and to infinity
        var packed = exponent == 0 ? rounded : rounded + ((UInt128)(exponent - 1) << FractionBits);
        return new Float128(sign ? packed | SignMask : packed);
    }

    private static Float128 NormalizeAndPack(bool sign, int exponent, UInt128 significand)
    {
        var shift = (int)UInt128.LeadingZeroCount(significand) - (127 - FractionBits - ExtraBits);
        return shift >= 0
            ? RoundAndPack(sign, exponent - shift, significand << shift)
            : RoundAndPack(sign, exponent - shift, ShiftRightSticky(significand, -shift));
    }
}
