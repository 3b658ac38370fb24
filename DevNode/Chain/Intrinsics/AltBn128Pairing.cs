using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>The optimal ate pairing of alt_bn128. Only whether a product is one is of interest.</summary>
internal static class AltBn128Pairing
{
    /// <summary>The curve's parameter; the loop counts to six times it and two.</summary>
    private static readonly BigInteger Parameter = BigInteger.Parse("4965661367192848881", null);

    private static readonly sbyte[] ParameterDigits = SignedDigits.Of(Parameter);
    private static readonly sbyte[] LoopDigits = SignedDigits.Of((6 * Parameter) + 2);

    // what raising the coordinates of a point of the twist to the prime multiplies them with
    private static readonly Field2 FrobeniusX = Field2.Nonresidue.Power((Field1.Prime - 1) / 3);
    private static readonly Field2 FrobeniusY = Field2.Nonresidue.Power((Field1.Prime - 1) / 2);

    /// <summary>Both points are of their groups and not infinite, so that no sum on the way is.</summary>
    public static Field12 MillerLoop(CurvePoint<Field2> q, CurvePoint<Field1> p)
    {
        var (r, f, negative) = (JacobianPoint<Field2>.Of(q), Field12.One, -q);
        foreach (var digit in LoopDigits.AsSpan(1))
        {
            f = f.Square() * PairingLine.Double(ref r, p);
            if (digit != 0)
                f *= PairingLine.Add(ref r, digit > 0 ? q : negative, p);
        }
        var turned = Frobenius(q);
        f *= PairingLine.Add(ref r, turned, p);
        return f * PairingLine.Add(ref r, -Frobenius(turned), p);
    }

    /// <summary>
    /// Whether a point of the twist is of the group of order n: (x + 1)q + ψ(xq) + ψ²(xq) = 2ψ³(xq) with the curve's parameter x and the
    /// Frobenius endomorphism ψ (Dai et al., "Fast subgroup membership testings for G1, G2 and GT on pairing-friendly curves"). No other
    /// point fulfils it: of the norm of that polynomial in ψ and the number of points of the twist, n is the greatest common divisor.
    /// </summary>
    public static bool IsInSubgroup(CurvePoint<Field2> q)
    {
        var a = q.Multiply(ParameterDigits).ToAffine();
        if (a.IsInfinity)
            return q.IsInfinity;
        var b = Frobenius(a);
        var c = Frobenius(b);
        var d = -Frobenius(c);
        return JacobianPoint<Field2>.Of(q).Add(a).Add(b).Add(c).Add(d).Add(d).IsInfinity;
    }

    /// <summary>
    /// Whether the final exponentiation of a product of loops gives one: to the power of (p⁶ - 1)·(p² + 1), after which the conjugate is
    /// the inverse, then of (p⁴ - p² + 1)/n in powers of the curve's parameter and of p (Scott et al., "On the final exponentiation
    /// for calculating pairings on ordinary elliptic curves").
    /// </summary>
    public static bool IsOne(Field12 product)
    {
        var easy = product.Conjugate() * product.Inverse();
        var x = easy.ToPrime().ToPrime() * easy;
        var (a, p2) = (ToParameter(x), x.ToPrime().ToPrime());
        var b = ToParameter(a);
        var c = ToParameter(b);
        var y0 = x.ToPrime() * p2 * p2.ToPrime();
        var y1 = x.Conjugate();
        var y2 = b.ToPrime().ToPrime();
        var y3 = a.ToPrime().Conjugate();
        var y4 = (a * b.ToPrime()).Conjugate();
        var y5 = b.Conjugate();
        var y6 = (c * c.ToPrime()).Conjugate();
        var t0 = y6.CyclotomicSquare() * y4 * y5;
        var t1 = y3 * y5 * t0;
        t0 *= y2;
        t1 = t1.CyclotomicSquare() * t0;
        t1 = t1.CyclotomicSquare();
        t0 = t1 * y1;
        t1 *= y0;
        return t0.CyclotomicSquare() * t1 == Field12.One;
    }

    private static Field12 ToParameter(in Field12 value)
    {
        var (result, inverse) = (value, value.Conjugate());
        foreach (var digit in ParameterDigits.AsSpan(1))
        {
            result = result.CyclotomicSquare();
            if (digit != 0)
                result *= digit > 0 ? value : inverse;
        }
        return result;
    }

    private static CurvePoint<Field2> Frobenius(in CurvePoint<Field2> q) => new(q.X.Conjugate() * FrobeniusX, q.Y.Conjugate() * FrobeniusY);
}
