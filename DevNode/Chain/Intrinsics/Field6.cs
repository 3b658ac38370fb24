using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <summary>c0 + c1·v + c2·v² with v³ = 9 + i.</summary>
internal readonly record struct Field6(Field2 C0, Field2 C1, Field2 C2)
{
    public static Field6 One { get; } = new(Field2.One, default, default);

    public static Field6 operator +(in Field6 a, in Field6 b) => new(a.C0 + b.C0, a.C1 + b.C1, a.C2 + b.C2);

    public static Field6 operator -(in Field6 a, in Field6 b) => new(a.C0 - b.C0, a.C1 - b.C1, a.C2 - b.C2);

    public static Field6 operator -(in Field6 a) => new(-a.C0, -a.C1, -a.C2);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field6 operator *(in Field6 a, in Field6 b)
    {
        var (x, y, z) = (a.C0 * b.C0, a.C1 * b.C1, a.C2 * b.C2);
        return new(
            x + (((a.C1 + a.C2) * (b.C1 + b.C2)) - y - z).TimesNonresidue(),
            ((a.C0 + a.C1) * (b.C0 + b.C1)) - x - y + z.TimesNonresidue(),
            ((a.C0 + a.C2) * (b.C0 + b.C2)) - x - z + y);
    }

    /// <summary>Times c0 + c1·v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Field6 Times(in Field2 c0, in Field2 c1)
    {
        var (x, y) = (C0 * c0, C1 * c1);
        return new(x + (C2 * c1).TimesNonresidue(), ((C0 + C1) * (c0 + c1)) - x - y, (C2 * c0) + y);
    }

    public static Field6 operator *(in Field6 a, in Field2 b) => new(a.C0 * b, a.C1 * b, a.C2 * b);

    /// <summary>Times v.</summary>
    public Field6 TimesV() => new(C2.TimesNonresidue(), C0, C1);

    public Field6 Inverse()
    {
        var x = C0.Square() - (C1 * C2).TimesNonresidue();
        var y = C2.Square().TimesNonresidue() - (C0 * C1);
        var z = C1.Square() - (C0 * C2);
        return new Field6(x, y, z) * ((C0 * x) + ((C2 * y) + (C1 * z)).TimesNonresidue()).Inverse();
    }
}
