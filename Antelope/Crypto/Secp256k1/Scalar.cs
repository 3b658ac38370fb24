namespace Antelope.Secp256k1;

/// <summary>A number modulo the order n of the group, below n. Running times depend on the values, where nothing else is said.</summary>
internal readonly record struct Scalar
{
    /// <summary>2^256 - n, which has 129 bits.</summary>
    private static readonly UInt256 Complement = new(1, new(0x4551231950b75fc4, 0x402da1732fc9bebf));

    // Short vectors (a, b) with a + bλ = 0 modulo n, the Euclidean algorithm's for n and λ (Gallant, Lambert, Vanstone 2001):
    // (A1, -MinusB1) and (A2, A1). A2 has 129 bits.
    private static readonly UInt128 A1 = new(0x3086d221a7d46bcd, 0xe86c90e49284eb15);
    private static readonly UInt128 MinusB1 = new(0xe4437ed6010e8828, 0x6f547fa90abfe4c3);
    private static readonly UInt256 A2 = new(1, new(0x14ca50f7a8e2f3f6, 0x57c1108d9d44cfd8));

    // A1 and MinusB1 times 2^384 / n, rounded
    private static readonly UInt256 Quotient1 = new(A1, new(0x3daa8a1471e8ca7f, 0xe893209a45dbb031));
    private static readonly UInt256 Quotient2 = new(new(0xe4437ed6010e8828, 0x6f547fa90abfe4c4), new(0x221208ac9df506c6, 0x1571b4ae8ac47f71));

    private Scalar(UInt256 value) => Value = value;

    /// <summary>The order of the group (SEC 2, 2.4.1).</summary>
    public static UInt256 N { get; } = default(UInt256) - Complement;

    public UInt256 Value { get; }

    public bool IsZero => Value == default;

    /// <summary>Reads 32 bytes, big endian; false when they are not below n.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Scalar value)
    {
        value = new(UInt256.Read(bytes));
        return value.Value < N;
    }

    /// <summary>32 bytes, big endian, modulo n.</summary>
    public static Scalar Reduce(ReadOnlySpan<byte> bytes) => Reduce(UInt256.Read(bytes));

    public static Scalar operator -(in Scalar a) => a.IsZero ? a : new(N - a.Value);

    public static Scalar operator +(in Scalar a, in Scalar b) => new(a.Value.SubtractModulo(N, (-b).Value));

    public static Scalar operator *(in Scalar a, in Scalar b)
    {
        // 2^256 is the complement modulo n: what is above it gets smaller by 127 bits each time
        for (var (low, high) = UInt256.MultiplyWide(a.Value, b.Value); ;)
        {
            if (high == default)
                return Reduce(low);
            var (more, above) = UInt256.MultiplyWide(high, Complement);
            low += more;
            high = above + new UInt256(0, low < more ? UInt128.One : 0);
        }
    }

    /// <summary>k = k1 + k2 λ modulo n with both, in two's complement, absolutely below 2^128; λP costs one multiplication of x.</summary>
    public (UInt256 K1, UInt256 K2) Split()
    {
        var (c1, c2) = (RoundedQuotient(Quotient1), RoundedQuotient(Quotient2));
        return (Value - UInt256.Multiply(c1, A1) - UInt256.MultiplyWide(new(0, c2), A2).Low, UInt256.Multiply(c1, MinusB1) - UInt256.Multiply(c2, A1));
    }

    /// <summary>The same with both odd and absolutely below 2^130: (a, b) of a + bλ = 0 are added to even ones.</summary>
    public (UInt256 K1, UInt256 K2) SplitOdd()
    {
        var (k1, k2) = Split();
        if (!k1.IsOdd)
            (k1, k2) = (k1 + new UInt256(0, A1), k2 - new UInt256(0, MinusB1));
        // A2 is even, B2 is odd
        return k2.IsOdd ? (k1, k2) : (k1 + A2, k2 + new UInt256(0, A1));
    }

    /// <summary>The inverse of a number that is not zero, by the binary extended Euclidean algorithm.</summary>
    public Scalar Invert()
    {
        // u = x value and v = y value modulo n, all the time
        UInt256 n = N, u = Value, v = n, x = new(0, 1), y = default;
        x = x.HalveModulo(n, u.TrailingZeros);
        u >>= u.TrailingZeros;
        while (u != v)
        {
            if (u > v)
            {
                u -= v;
                x = x.SubtractModulo(n, y).HalveModulo(n, u.TrailingZeros);
                u >>= u.TrailingZeros;
            }
            else
            {
                v -= u;
                y = y.SubtractModulo(n, x).HalveModulo(n, v.TrailingZeros);
                v >>= v.TrailingZeros;
            }
        }
        return new(x);
    }

    /// <summary>The same with steps that do not depend on the number, for a secret one: its power to n - 2 (Fermat).</summary>
    public Scalar InvertSecret()
    {
        var exponent = N - new UInt256(0, 2);
        var power = this;
        for (var bit = 254; bit >= 0; bit--)
        {
            power *= power;
            if ((exponent >> bit).IsOdd)
                power *= this;
        }
        return power;
    }

    /// <summary>Replaces numbers that are not zero by their inverses, with one inversion and three multiplications of each (Montgomery 1987).</summary>
    public static void Invert(Span<Scalar> values)
    {
        var products = new Scalar[values.Length];
        var product = new Scalar(new UInt256(0, 1));
        for (var i = 0; i < values.Length; i++)
            (products[i], product) = (product, product * values[i]);
        var inverse = product.Invert();
        for (var i = values.Length - 1; i >= 0; i--)
            (values[i], inverse) = (inverse * products[i], inverse * values[i]);
    }

    private static Scalar Reduce(in UInt256 value) => new(value < N ? value : value - N);

    /// <summary>This times a quotient by 2^384, rounded.</summary>
    private UInt128 RoundedQuotient(in UInt256 quotient)
    {
        var high = UInt256.MultiplyWide(Value, quotient).High;
        return high.High + (high.Low >> 127);
    }
}
