using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>c0 + c1·i with i² = -1 over the prime of alt_bn128; coefficients are reduced.</summary>
internal readonly record struct Field2(BigInteger C0, BigInteger C1)
{
    public bool IsZero => C0.IsZero && C1.IsZero;

    public static Field2 operator +(Field2 a, Field2 b) => new(Reduce(a.C0 + b.C0), Reduce(a.C1 + b.C1));
    public static Field2 operator -(Field2 a, Field2 b) => new(Reduce(a.C0 - b.C0), Reduce(a.C1 - b.C1));
    public static Field2 operator *(Field2 a, Field2 b) =>
        new(Reduce((a.C0 * b.C0) - (a.C1 * b.C1)), Reduce((a.C0 * b.C1) + (a.C1 * b.C0)));

    public Field2 Conjugate() => new(C0, Reduce(-C1));

    public Field2 Inverse()
    {
        var norm = Inverse((C0 * C0) + (C1 * C1));
        return new Field2(Reduce(C0 * norm), Reduce(-C1 * norm));
    }

    public Field2 Power(BigInteger exponent)
    {
        var result = new Field2(1, 0);
        for (var bit = (int)exponent.GetBitLength() - 1; bit >= 0; bit--)
        {
            result *= result;
            if (!((exponent >> bit) & BigInteger.One).IsZero)
                result *= this;
        }
        return result;
    }

    /// <summary>The representative from 0 to the prime less one.</summary>
    public static BigInteger Reduce(BigInteger value)
    {
        var remainder = value % AltBn128.P;
        return remainder.Sign < 0 ? remainder + AltBn128.P : remainder;
    }

    /// <summary>The inverse of a number modulo the prime.</summary>
    public static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Reduce(value), AltBn128.P - 2, AltBn128.P);
}

/// <summary>Polynomials in w of degree 5 over <see cref="Field2"/>, with w⁶ = 9 + i.</summary>
internal sealed class Field12
{
    private const int Degree = 6;
    private static readonly Field2 Nonresidue = new(9, 1);
    private readonly Field2[] _c;

    private Field12(Field2[] coefficients) => _c = coefficients;

    public static Field12 One { get; } = Sparse((0, new Field2(1, 0)));

    public bool IsOne => _c[0] == new Field2(1, 0) && _c.Skip(1).All(c => c.IsZero);

    /// <summary>The element with these coefficients of powers of w.</summary>
    public static Field12 Sparse(params ReadOnlySpan<(int Power, Field2 Coefficient)> terms)
    {
        var c = new Field2[Degree];
        foreach (var (power, coefficient) in terms)
            c[power] = coefficient;
        return new Field12(c);
    }

    public static Field12 operator *(Field12 a, Field12 b)
    {
        var product = new Field2[(2 * Degree) - 1];
        for (var i = 0; i < Degree; i++)
        {
            for (var j = 0; j < Degree && !a._c[i].IsZero; j++)
            {
                if (!b._c[j].IsZero)
                    product[i + j] += a._c[i] * b._c[j];
            }
        }
        for (var i = (2 * Degree) - 2; i >= Degree; i--)
            product[i - Degree] += product[i] * Nonresidue;
        return new Field12(product[..Degree]);
    }

    public Field12 Power(BigInteger exponent)
    {
        var result = One;
        for (var bit = (int)exponent.GetBitLength() - 1; bit >= 0; bit--)
        {
            result *= result;
            if (!((exponent >> bit) & BigInteger.One).IsZero)
                result *= this;
        }
        return result;
    }
}
