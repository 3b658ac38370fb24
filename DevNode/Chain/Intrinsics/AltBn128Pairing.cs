using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>The optimal ate pairing of alt_bn128. Only whether a product is one is of interest.</summary>
internal static class AltBn128Pairing
{
    private static readonly BigInteger LoopCount = BigInteger.Parse("29793968203157093288", null);
    private static readonly Field2 Twist = Field2.Of(9, 1);
    private static readonly BigInteger FinalExponent = (BigInteger.Pow(Field1.Prime, 4) - BigInteger.Pow(Field1.Prime, 2) + 1) / AltBn128.N;

    // what raising the coordinates of a point of the twist to the prime multiplies them with
    private static readonly Field2 FrobeniusX = Twist.Power((Field1.Prime - 1) / 3);
    private static readonly Field2 FrobeniusY = Twist.Power((Field1.Prime - 1) / 2);

    public static Field12 MillerLoop(G2Point q, G1Point p)
    {
        var (r, f) = (q, Field12.One);
        for (var bit = (int)LoopCount.GetBitLength() - 2; bit >= 0; bit--)
        {
            f = f * f * Step(ref r, r, p);
            if (((LoopCount >> bit) & BigInteger.One).IsZero)
                continue;
            f *= Step(ref r, q, p);
        }
        var q1 = Frobenius(q);
        var q2 = Frobenius(q1);
        f *= Step(ref r, q1, p);
        return f * Step(ref r, new G2Point(q2.X, default(Field2) - q2.Y), p);
    }

    /// <summary>
    /// Whether the final exponentiation of a product of loops gives one. The exponent is (p⁶ - 1)·(p² + 1) times the one here. Raising
    /// to p⁶ changes the sign of odd coefficients: the power is one when it does not matter.
    /// </summary>
    public static bool IsOne(Field12 product) => (product.ToPrimeSquared() * product).Power(FinalExponent).IsEven;

    private static G2Point Frobenius(G2Point q) => new(q.X.Conjugate() * FrobeniusX, q.Y.Conjugate() * FrobeniusY);

    /// <summary>Adds to the running point; the line through both at p.</summary>
    private static Field12 Step(ref G2Point running, G2Point added, G1Point p)
    {
        var from = running;
        if (from.X == added.X && from.Y != added.Y)
        {
            running = default;
            return Field12.Sparse((0, new Field2(p.X, default)), (2, default(Field2) - from.X));
        }
        var slope = G2Point.Slope(from, added);
        running = G2Point.Along(slope, from, added);
        // the untwisted points are (x·w², y·w³): the line in powers of w
        return Field12.Sparse(
            (0, new Field2(-p.Y, default)),
            (1, slope * new Field2(p.X, default)),
            (3, from.Y - (slope * from.X)));
    }
}
