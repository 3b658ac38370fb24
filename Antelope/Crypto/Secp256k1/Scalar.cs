using System.Globalization;
using System.Numerics;

namespace Antelope.Secp256k1;

/// <summary>Numbers modulo the order n of the group.</summary>
internal static class Scalar
{
    /// <summary>The order of the group (SEC 2, 2.4.1).</summary>
    public static readonly BigInteger N = Hex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

    // Short vectors (a, b) with a + bλ = 0 modulo n, the Euclidean algorithm's for n and λ (Gallant, Lambert, Vanstone 2001).
    private static readonly BigInteger A1 = Hex("3086d221a7d46bcde86c90e49284eb15");
    private static readonly BigInteger B1 = -Hex("e4437ed6010e88286f547fa90abfe4c3");
    private static readonly BigInteger A2 = Hex("114ca50f7a8e2f3f657c1108d9d44cfd8");
    private static readonly BigInteger B2 = A1;

    public static BigInteger Read(ReadOnlySpan<byte> bigEndian) => new(bigEndian, isUnsigned: true, isBigEndian: true);

    /// <summary>k = k1 + k2 λ modulo n with both below 2^127.5; λP costs one multiplication of x.</summary>
    public static (BigInteger K1, BigInteger K2) Split(BigInteger k)
    {
        var c1 = RoundedQuotient(B2 * k);
        var c2 = RoundedQuotient(-B1 * k);
        return (k - (c1 * A1) - (c2 * A2), -(c1 * B1) - (c2 * B2));
    }

    /// <summary>The same with both odd and absolutely below 2^130: (a, b) of a + bλ = 0 are added to even ones.</summary>
    public static (BigInteger K1, BigInteger K2) SplitOdd(BigInteger k)
    {
        var (k1, k2) = Split(k);
        if (k1.IsEven)
            (k1, k2) = (k1 + A1, k2 + B1);
        // A2 is even, B2 is odd
        return k2.IsEven ? (k1 + A2, k2 + B2) : (k1, k2);
    }

    /// <summary>The inverse modulo n of a number from 1 to n - 1, by the binary extended Euclidean algorithm.</summary>
    public static BigInteger Invert(BigInteger value)
    {
        // u = x value and v = y value modulo n, all the time
        UInt256 n = new(N), u = new(value), v = n, x = new(BigInteger.One), y = default;
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
        return x.ToBigInteger();
    }

    /// <summary>The inverses of many such numbers by one inversion and three multiplications of each (Montgomery 1987).</summary>
    public static BigInteger[] Invert(ReadOnlySpan<BigInteger> values)
    {
        var inverses = new BigInteger[values.Length];
        var product = BigInteger.One;
        for (var i = 0; i < values.Length; i++)
            (inverses[i], product) = (product, product * values[i] % N);
        var inverse = Invert(product);
        for (var i = values.Length - 1; i >= 0; i--)
            (inverses[i], inverse) = (inverse * inverses[i] % N, inverse * values[i] % N);
        return inverses;
    }

    private static BigInteger RoundedQuotient(BigInteger product) => (product + (N >> 1)) / N;

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
