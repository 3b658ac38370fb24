using System.Numerics;
using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <summary>c0 + c1·i with i² = -1 over the prime field of alt_bn128.</summary>
internal readonly record struct Field2(Field1 C0, Field1 C1)
{
    public static readonly Field2 One = Of(1, 0);

    public static Field2 Of(BigInteger c0, BigInteger c1) => new(Field1.Of(c0), Field1.Of(c1));

    public bool IsZero => C0.IsZero && C1.IsZero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Field2 operator +(Field2 a, Field2 b) => new(a.C0 + b.C0, a.C1 + b.C1);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Field2 operator -(Field2 a, Field2 b) => new(a.C0 - b.C0, a.C1 - b.C1);
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field2 operator *(Field2 a, Field2 b)
    {
        var (low, high) = (a.C0 * b.C0, a.C1 * b.C1);
        return new(low - high, ((a.C0 + a.C1) * (b.C0 + b.C1)) - low - high);
    }

    public static Field2 operator *(Field2 a, Field1 b) => new(a.C0 * b, a.C1 * b);

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

    public static Field12 One { get; } = Line(Field2.One, default, default);

    // w to the power of p - 1 and its powers; of p² - 1, which lies in the prime field
    private static readonly Field2[] Turns = PowersOf(Nonresidue.Power((Field1.Prime - 1) / 6));
    private static readonly Field2[] Rotations = PowersOf(Nonresidue.Power((Field1.Prime * Field1.Prime - 1) / 6));

    public bool IsOne => _c[0] == Field2.One && _c.AsSpan(1).IndexOfAnyExcept(default(Field2)) < 0;

    /// <summary>The element with these coefficients of w to the powers of 0, 1 and 3: a line of the pairing.</summary>
    public static Field12 Line(Field2 constant, Field2 linear, Field2 cubic) => new([constant, linear, default, cubic, default, default]);

    /// <summary>This to the power of p.</summary>
    public Field12 ToPrime() => new([.. _c.Select((coefficient, i) => coefficient.Conjugate() * Turns[i])]);

    /// <summary>This to the power of p².</summary>
    public Field12 ToPrimeSquared() => new([.. _c.Select((coefficient, i) => coefficient * Rotations[i])]);

    /// <summary>This to the power of p⁶.</summary>
    public Field12 Conjugate() => new([.. _c.Select((coefficient, i) => i % 2 == 0 ? coefficient : default(Field2) - coefficient)]);

    /// <summary>The inverse, by the norm over polynomials in w², which are cubic.</summary>
    public Field12 Inverse()
    {
        var conjugate = Conjugate();
        var norm = (this * conjugate)._c;
        var (a, b, c) = (norm[0], norm[2], norm[4]);
        var (x, y, z) = ((a * a) - (b * c * Nonresidue), (c * c * Nonresidue) - (a * b), (b * b) - (a * c));
        var inverse = ((a * x) + (((c * y) + (b * z)) * Nonresidue)).Inverse();
        return conjugate * new Field12([x * inverse, default, y * inverse, default, z * inverse, default]);
    }

    private static Field2[] PowersOf(Field2 rotation)
    {
        var powers = new Field2[Degree];
        powers[0] = Field2.One;
        for (var i = 1; i < Degree; i++)
            powers[i] = powers[i - 1] * rotation;
        return powers;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
