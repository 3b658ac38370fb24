using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <summary>even + odd·w with w² = v: polynomials in w of degree 5 with w⁶ = 9 + i.</summary>
internal readonly record struct Field12(Field6 Even, Field6 Odd)
{
    // w to the power of p - 1 and its powers
    private static readonly Field2[] Turns = PowersOf(Field2.Nonresidue.Power((Field1.Prime - 1) / 6));

    public static Field12 One { get; } = new(Field6.One, default);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field12 operator *(in Field12 a, in Field12 b)
    {
        var (even, odd) = (a.Even * b.Even, a.Odd * b.Odd);
        return new(even + odd.TimesV(), ((a.Even + a.Odd) * (b.Even + b.Odd)) - even - odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field12 operator *(in Field12 a, in PairingLine line)
    {
        var (even, odd) = (a.Even * line.Constant, a.Odd.Times(line.Linear, line.Cubic));
        return new(even + odd.TimesV(), (a.Even + a.Odd).Times(line.Constant + line.Linear, line.Cubic) - even - odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Field12 Square()
    {
        var half = Even * Odd;
        return new(((Even + Odd) * (Even + Odd.TimesV())) - half - half.TimesV(), half + half);
    }

    /// <summary>
    /// The square of an element whose power of p⁴ - p² + 1 is one (Granger and Scott, "Faster squaring in the cyclotomic subgroup of sixth
    /// degree extensions").
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Field12 CyclotomicSquare()
    {
        var (a0, a3) = SquareOf(Even.C0, Odd.C1);
        var (b1, b4) = SquareOf(Odd.C0, Even.C2);
        var (c2, c5) = SquareOf(Even.C1, Odd.C2);
        return new(
            new(Less(a0, Even.C0), Less(b1, Even.C1), Less(c2, Even.C2)),
            new(More(c5.TimesNonresidue(), Odd.C0), More(a3, Odd.C1), More(b4, Odd.C2)));
    }

    /// <summary>This to the power of p.</summary>
    public Field12 ToPrime() => new(
        new(Even.C0.Conjugate(), Even.C1.Conjugate() * Turns[2], Even.C2.Conjugate() * Turns[4]),
        new(Odd.C0.Conjugate() * Turns[1], Odd.C1.Conjugate() * Turns[3], Odd.C2.Conjugate() * Turns[5]));

    /// <summary>This to the power of p⁶.</summary>
    public Field12 Conjugate() => new(Even, -Odd);

    public Field12 Inverse()
    {
        var inverse = ((Even * Even) - (Odd * Odd).TimesV()).Inverse();
        return new(Even * inverse, -(Odd * inverse));
    }

    // (x + y·w³)²
    private static (Field2 Constant, Field2 Cubic) SquareOf(in Field2 x, in Field2 y)
    {
        var (xx, yy) = (x.Square(), y.Square());
        return (xx + yy.TimesNonresidue(), (x + y).Square() - xx - yy);
    }

    private static Field2 Less(in Field2 square, in Field2 c) => (square - c).Twice() + square;

    private static Field2 More(in Field2 square, in Field2 c) => (square + c).Twice() + square;

    private static Field2[] PowersOf(Field2 turn)
    {
        var powers = new Field2[6];
        powers[0] = Field2.One;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * turn;
        return powers;
    }
}
