using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>The optimal ate pairing of alt_bn128. Only whether a product is one is of interest.</summary>
internal static class AltBn128Pairing
{
    /// <summary>The curve's parameter; the loop counts to six times it and two.</summary>
    private static readonly BigInteger Parameter = BigInteger.Parse("4965661367192848881", null);

    private static readonly BigInteger LoopCount = 6 * Parameter + 2;
    private static readonly Field2 Twist = Field2.Of(9, 1);

    // what raising the coordinates of a point of the twist to the prime multiplies them with
    private static readonly Field2 FrobeniusX = Twist.Power((Field1.Prime - 1) / 3);
    private static readonly Field2 FrobeniusY = Twist.Power((Field1.Prime - 1) / 2);

    /// <summary>Both points are of their groups and not infinite, so that no sum on the way is. Lines are times numbers that the final exponentiation takes away.</summary>
    public static Field12 MillerLoop(G2Point q, G1Point p)
    {
        var (r, f) = (G2Jacobian.Of(q), Field12.One);
        Field12 line;
        for (var bit = (int)LoopCount.GetBitLength() - 2; bit >= 0; bit--)
        {
            r = r.Double(p, out line);
            f = f * f * line;
            if (((LoopCount >> bit) & BigInteger.One).IsZero)
                continue;
            r = r.Add(q, p, out line);
            f *= line;
        }
        var q1 = Frobenius(q);
        var q2 = Frobenius(q1);
        r = r.Add(q1, p, out line);
        f *= line;
        r.Add(new G2Point(q2.X, default(Field2) - q2.Y), p, out line);
        return f * line;
    }

    /// <summary>
    /// Whether the final exponentiation of a product of loops gives one: to the power of (p⁶ - 1)·(p² + 1), after which the conjugate is
    /// the inverse, then of (p⁴ - p² + 1)/n in powers of the curve's parameter and of p (Scott et al., "On the final exponentiation
    /// for calculating pairings on ordinary elliptic curves").
    /// </summary>
    public static bool IsOne(Field12 product)
    {
        var easy = product.Conjugate() * product.Inverse();
        var x = easy.ToPrimeSquared() * easy;
        var (a, p2) = (x.Power(Parameter), x.ToPrimeSquared());
        var b = a.Power(Parameter);
        var c = b.Power(Parameter);
        var y0 = x.ToPrime() * p2 * p2.ToPrime();
        var y1 = x.Conjugate();
        var y2 = b.ToPrimeSquared();
        var y3 = a.ToPrime().Conjugate();
        var y4 = (a * b.ToPrime()).Conjugate();
        var y5 = b.Conjugate();
        var y6 = (c * c.ToPrime()).Conjugate();
        var t0 = y6 * y6 * y4 * y5;
        var t1 = y3 * y5 * t0;
        t0 *= y2;
        t1 = t1 * t1 * t0;
        t1 *= t1;
        t0 = t1 * y1;
        t1 *= y0;
        return (t0 * t0 * t1).IsOne;
    }

    private static G2Point Frobenius(G2Point q) => new(q.X.Conjugate() * FrobeniusX, q.Y.Conjugate() * FrobeniusY);
}
