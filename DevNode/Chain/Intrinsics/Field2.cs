using System.Numerics;
using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <summary>c0 + c1·i with i² = -1 over the prime field of alt_bn128.</summary>
internal readonly record struct Field2(Field1 C0, Field1 C1) : IField<Field2>
{
    /// <summary>9 + i, which has no cubic and no square root.</summary>
    public static readonly Field2 Nonresidue = Of(9, 1);

    public static Field2 One { get; } = Of(1, 0);

    public static Field2 Of(BigInteger c0, BigInteger c1) => new(Field1.Of(c0), Field1.Of(c1));

    public bool IsZero => C0.IsZero && C1.IsZero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Field2 operator +(in Field2 a, in Field2 b) => new(a.C0 + b.C0, a.C1 + b.C1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Field2 operator -(in Field2 a, in Field2 b) => new(a.C0 - b.C0, a.C1 - b.C1);

    public static Field2 operator -(in Field2 a) => new(-a.C0, -a.C1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field2 operator *(in Field2 a, in Field2 b)
    {
        var (low, high) = (a.C0 * b.C0, a.C1 * b.C1);
        return new(low - high, ((a.C0 + a.C1) * (b.C0 + b.C1)) - low - high);
    }

    public static Field2 operator *(in Field2 a, in Field1 b) => new(a.C0 * b, a.C1 * b);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Field2 Square()
    {
        var half = C0 * C1;
        return new((C0 + C1) * (C0 - C1), half + half);
    }

    /// <summary>Times 9 + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Field2 TimesNonresidue()
    {
        var eight = this.Twice().Twice().Twice();
        return new(eight.C0 + C0 - C1, eight.C1 + C1 + C0);
    }

    /// <summary>This to the power of the prime.</summary>
    public Field2 Conjugate() => new(C0, -C1);

    public Field2 Inverse()
    {
        var norm = ((C0 * C0) + (C1 * C1)).Inverse();
        return new Field2(C0 * norm, -(C1 * norm));
    }
}
