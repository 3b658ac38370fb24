using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>The optimal ate pairing of alt_bn128. Only whether a product is one is of interest, so no normalisation is kept.</summary>
internal static class AltBn128Pairing
{
    private static readonly BigInteger LoopCount = BigInteger.Parse("29793968203157093288", null);
    private static readonly Field2 Twist = new(9, 1);
    private static readonly BigInteger FinalExponent = (BigInteger.Pow(AltBn128.P, 12) - 1) / AltBn128.N;

    // what raising the coordinates of a point of the twist to the prime multiplies them with
    private static readonly Field2 FrobeniusX = Twist.Power((AltBn128.P - 1) / 3);
    private static readonly Field2 FrobeniusY = Twist.Power((AltBn128.P - 1) / 2);

    public static Field12 MillerLoop(G2Point q, G1Point p)
    {
        var (r, f) = (q, Field12.One);
        for (var bit = (int)LoopCount.GetBitLength() - 2; bit >= 0; bit--)
        {
            f = f * f * Line(r, r, p);
            r = G2Point.Add(r, r);
            if (((LoopCount >> bit) & BigInteger.One).IsZero)
                continue;
            f *= Line(r, q, p);
            r = G2Point.Add(r, q);
        }
        var q1 = Frobenius(q);
        var q2 = Frobenius(q1);
        f *= Line(r, q1, p);
        r = G2Point.Add(r, q1);
        return f * Line(r, new G2Point(q2.X, new Field2(0, 0) - q2.Y), p);
    }

    public static Field12 FinalExponentiation(Field12 value) => value.Power(FinalExponent);

    private static G2Point Frobenius(G2Point q) => new(q.X.Conjugate() * FrobeniusX, q.Y.Conjugate() * FrobeniusY);

    // The untwisted points are (x·w², y·w³): the line through them at p, in powers of w.
    private static Field12 Line(G2Point a, G2Point b, G1Point p)
    {
        if (a.X == b.X && a.Y != b.Y)
            return Field12.Sparse((0, new Field2(p.X, 0)), (2, new Field2(0, 0) - a.X));
        var slope = G2Point.Slope(a, b);
        return Field12.Sparse(
            (0, new Field2(Field2.Reduce(-p.Y), 0)),
            (1, slope * new Field2(p.X, 0)),
            (3, a.Y - (slope * a.X)));
    }
}
