namespace DevNode.Wasm.Floats;

public readonly partial record struct Float128
{
    public static Float128 operator +(Float128 a, Float128 b)
    {
        if (a.IsNaN || b.IsNaN)
            return PropagateNaN(a, b);
        if (a.IsInfinity)
            return b.IsInfinity && a.Sign != b.Sign ? DefaultNaN : a;
        if (b.IsInfinity)
            return b;
        if (a.IsZero)
            return b.IsZero ? SignedZero(a.Sign && b.Sign) : b;
        if (b.IsZero)
            return a;
        return AddFinite(a, b);
    }

    public static Float128 operator -(Float128 a, Float128 b) => b.IsNaN ? PropagateNaN(a, b) : a + -b;

    public static Float128 operator *(Float128 a, Float128 b)
    {
        if (a.IsNaN || b.IsNaN)
            return PropagateNaN(a, b);
        var sign = a.Sign != b.Sign;
        if (a.IsInfinity || b.IsInfinity)
            return a.IsZero || b.IsZero ? DefaultNaN : SignedInfinity(sign);
        if (a.IsZero || b.IsZero)
            return SignedZero(sign);
        var (exponentA, significandA) = a.Normalized();
        var (exponentB, significandB) = b.Normalized();
        // shifted so that the upper half of the product holds all bits that count, the leading one at 114 or 115
        var (high, low) = Multiply(significandA << 14, significandB << (ExtraBits + 1));
        var product = low == UInt128.Zero ? high : high | UInt128.One;
        return NormalizeAndPack(sign, exponentA + exponentB - ExponentBias + 1, product);
    }

    public static Float128 operator /(Float128 a, Float128 b)
    {
        if (a.IsNaN || b.IsNaN)
            return PropagateNaN(a, b);
        var sign = a.Sign != b.Sign;
        if (a.IsInfinity)
            return b.IsInfinity ? DefaultNaN : SignedInfinity(sign);
        if (b.IsInfinity)
            return SignedZero(sign);
        if (b.IsZero)
            return a.IsZero ? DefaultNaN : SignedInfinity(sign);
        if (a.IsZero)
            return SignedZero(sign);
        var (exponentA, remainder) = a.Normalized();
        var (exponentB, divisor) = b.Normalized();
        var quotient = UInt128.Zero;
        for (var i = 0; i <= FractionBits + ExtraBits; i++)
        {
            quotient <<= 1;
            if (remainder >= divisor)
            {
                remainder -= divisor;
                quotient |= UInt128.One;
            }
            remainder <<= 1;
        }
        // one more bit below when the quotient is under one, so the sticky bit goes under it
        quotient = quotient << 1 | (remainder == UInt128.Zero ? UInt128.Zero : UInt128.One);
        return NormalizeAndPack(sign, exponentA - exponentB + ExponentBias - 1, quotient);
    }

    private static Float128 AddFinite(Float128 a, Float128 b)
    {
        var (exponentA, significandA) = a.Normalized();
        var (exponentB, significandB) = b.Normalized();
        if (exponentA < exponentB || (exponentA == exponentB && significandA < significandB))
        {
            (a, b) = (b, a);
            (exponentA, exponentB) = (exponentB, exponentA);
            (significandA, significandB) = (significandB, significandA);
        }
        var larger = significandA << ExtraBits;
        var smaller = ShiftRightSticky(significandB << ExtraBits, exponentA - exponentB);
        if (a.Sign == b.Sign)
            return NormalizeAndPack(a.Sign, exponentA, larger + smaller);
        return larger == smaller ? SignedZero(false) : NormalizeAndPack(a.Sign, exponentA, larger - smaller);
    }

    private static (UInt128 High, UInt128 Low) Multiply(UInt128 a, UInt128 b)
    {
        var (highA, lowA) = ((ulong)(a >> 64), (ulong)a);
        var (highB, lowB) = ((ulong)(b >> 64), (ulong)b);
        var low = (UInt128)lowA * lowB;
        var middle = ((UInt128)highA * lowB) + (low >> 64);
        var middle2 = ((UInt128)lowA * highB) + (ulong)middle;
        var high = ((UInt128)highA * highB) + (middle >> 64) + (middle2 >> 64);
        return (high, middle2 << 64 | (ulong)low);
    }
}
