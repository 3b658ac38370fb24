using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>c0 + c1·i with i² = -1 over the prime field of alt_bn128.</summary>
internal readonly record struct Field2(Field1 C0, Field1 C1)
{
    public static readonly Field2 One = Of(1, 0);

    public static Field2 Of(BigInteger c0, BigInteger c1) => new(Field1.Of(c0), Field1.Of(c1));

    public bool IsZero => C0.IsZero && C1.IsZero;

    public static Field2 operator +(Field2 a, Field2 b) => new(a.C0 + b.C0, a.C1 + b.C1);
    public static Field2 operator -(Field2 a, Field2 b) => new(a.C0 - b.C0, a.C1 - b.C1);
    public static Field2 operator *(Field2 a, Field2 b)
    {
        var (low, high) = (a.C0 * b.C0, a.C1 * b.C1);
        return new(low - high, ((a.C0 + a.C1) * (b.C0 + b.C1)) - low - high);
    }

    public Field2 Conjugate() => new(C0, -C1);

    public Field2 Inverse()
    {
        var norm = ((C0 * C0) + (C1 * C1)).Inverse();
        return new Field2(C0 * norm, -(C1 * norm));
    }

    public Field2 Power(BigInteger exponent)
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

/// <summary>Polynomials in w of degree 5 over <see cref="Field2"/>, with w⁶ = 9 + i.</summary>
internal sealed class Field12
{
    private const int Degree = 6;
    private static readonly Field2 Nonresidue = Field2.Of(9, 1);
    private readonly Field2[] _c;

    private Field12(Field2[] coefficients) => _c = coefficients;

    public static Field12 One { get; } = Sparse((0, Field2.One));

    // w to the power of p² - 1, which lies in the prime field, and its powers
    private static readonly Field2[] Rotations = PowersOf(Nonresidue.Power((Field1.Prime * Field1.Prime - 1) / 6));

    /// <summary>This to the power of p².</summary>
    public Field12 ToPrimeSquared() => new([.. _c.Select((coefficient, i) => coefficient * Rotations[i])]);

    /// <summary>True when only even powers of w have coefficients.</summary>
    public bool IsEven => _c[1].IsZero && _c[3].IsZero && _c[5].IsZero;

    /// <summary>The element with these coefficients of powers of w.</summary>
    public static Field12 Sparse(params ReadOnlySpan<(int Power, Field2 Coefficient)> terms)
    {
        var c = new Field2[Degree];
        foreach (var (power, coefficient) in terms)
            c[power] = coefficient;
        return new Field12(c);
    }

    private static Field2[] PowersOf(Field2 rotation)
    {
        var powers = new Field2[Degree];
        powers[0] = Field2.One;
        for (var i = 1; i < Degree; i++)
            powers[i] = powers[i - 1] * rotation;
        return powers;
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
