using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lane = System.Runtime.Intrinsics.Vector256<ulong>;

namespace Antelope.Secp256k1;

/// <summary>
/// Four <see cref="FieldElement"/>s that are calculated with at once, in ten limbs of 26 bits (the last has 22) of which vector instructions
/// multiply four pairs. Magnitudes are as there: limbs up to m (2^26 + 2^19), products of magnitude 1, factors of up to 8.
/// </summary>
internal readonly partial struct FieldLanes : IFieldNumber<FieldLanes>
{
    /// <summary>How many numbers there are.</summary>
    public const int Count = 4;

    /// <summary>How many limbs a number has.</summary>
    public const int Limbs = 10;

    private const int Bits = 26;
    private const int TopBits = 22;
    private const ulong Mask26 = (1UL << Bits) - 1;
    private const ulong Mask22 = (1UL << TopBits) - 1;

    // p = 2^256 - 2^32 - 977
    private const ulong P0 = Mask26 + 1 - 977;
    private const ulong P1 = Mask26 - (1 << 6);

    private readonly Lane _n0, _n1, _n2, _n3, _n4, _n5, _n6, _n7, _n8, _n9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FieldLanes(Lane n0, Lane n1, Lane n2, Lane n3, Lane n4, Lane n5, Lane n6, Lane n7, Lane n8, Lane n9) =>
        (_n0, _n1, _n2, _n3, _n4, _n5, _n6, _n7, _n8, _n9) = (n0, n1, n2, n3, n4, n5, n6, n7, n8, n9);

    /// <summary>True when the processor has what this needs.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    public static FieldLanes One { get; } = new(Vector256.Create(1UL), default, default, default, default, default, default, default, default, default);

    /// <summary>The same number four times.</summary>
    public static FieldLanes Of(FieldElement number) => Of([number, number, number, number]);

    /// <summary>Four numbers of a magnitude up to 32.</summary>
    public static FieldLanes Of(ReadOnlySpan<FieldElement> numbers)
    {
        Span<uint> limbs = stackalloc uint[Count * Limbs];
        for (var lane = 0; lane < Count; lane++)
            numbers[lane].WriteLimbs(limbs[(lane * Limbs)..]);
        return Gather(limbs, limbs[Limbs..], limbs[(2 * Limbs)..], limbs[(3 * Limbs)..]);
    }

    /// <summary>Four numbers of the limbs of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldLanes Gather(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, ReadOnlySpan<uint> c, ReadOnlySpan<uint> d)
    {
        a = a[..Limbs];
        b = b[..Limbs];
        c = c[..Limbs];
        d = d[..Limbs];
        return new(
            Vector256.Create((ulong)a[0], b[0], c[0], d[0]), Vector256.Create((ulong)a[1], b[1], c[1], d[1]), Vector256.Create((ulong)a[2], b[2], c[2], d[2]),
            Vector256.Create((ulong)a[3], b[3], c[3], d[3]), Vector256.Create((ulong)a[4], b[4], c[4], d[4]), Vector256.Create((ulong)a[5], b[5], c[5], d[5]),
            Vector256.Create((ulong)a[6], b[6], c[6], d[6]), Vector256.Create((ulong)a[7], b[7], c[7], d[7]), Vector256.Create((ulong)a[8], b[8], c[8], d[8]),
            Vector256.Create((ulong)a[9], b[9], c[9], d[9]));
    }

    /// <summary>One of the numbers, of a magnitude up to 32 here.</summary>
    public FieldElement this[int lane] => FieldElement.OfLimbs(
        [_n0[lane], _n1[lane], _n2[lane], _n3[lane], _n4[lane], _n5[lane], _n6[lane], _n7[lane], _n8[lane], _n9[lane]]);

    /// <summary>Of the sum of the magnitudes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldLanes operator +(in FieldLanes a, in FieldLanes b) => new(
        a._n0 + b._n0, a._n1 + b._n1, a._n2 + b._n2, a._n3 + b._n3, a._n4 + b._n4,
        a._n5 + b._n5, a._n6 + b._n6, a._n7 + b._n7, a._n8 + b._n8, a._n9 + b._n9);

    /// <summary>Of the magnitude times 2 to the power of <paramref name="bits"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldLanes Shift(int bits) =>
        new(_n0 << bits, _n1 << bits, _n2 << bits, _n3 << bits, _n4 << bits, _n5 << bits, _n6 << bits, _n7 << bits, _n8 << bits, _n9 << bits);

    /// <summary>The negatives of numbers of a magnitude up to the given one; their own is one more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldLanes Negate(uint magnitude)
    {
        var m = magnitude + 1UL;
        Lane p0 = Vector256.Create(m * P0), p1 = Vector256.Create(m * P1), p = Vector256.Create(m * Mask26), p9 = Vector256.Create(m * Mask22);
        return new(p0 - _n0, p1 - _n1, p - _n2, p - _n3, p - _n4, p - _n5, p - _n6, p - _n7, p - _n8, p9 - _n9);
    }

    /// <summary>The negatives of those numbers, of magnitude 1, of which it is said so, the others as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldLanes NegateWhere(bool a, bool b, bool c, bool d)
    {
        var chosen = Vector256.Create(Mask(a), Mask(b), Mask(c), Mask(d));
        var n = Negate(1);
        return new(
            Vector256.ConditionalSelect(chosen, n._n0, _n0), Vector256.ConditionalSelect(chosen, n._n1, _n1),
            Vector256.ConditionalSelect(chosen, n._n2, _n2), Vector256.ConditionalSelect(chosen, n._n3, _n3),
            Vector256.ConditionalSelect(chosen, n._n4, _n4), Vector256.ConditionalSelect(chosen, n._n5, _n5),
            Vector256.ConditionalSelect(chosen, n._n6, _n6), Vector256.ConditionalSelect(chosen, n._n7, _n7),
            Vector256.ConditionalSelect(chosen, n._n8, _n8), Vector256.ConditionalSelect(chosen, n._n9, _n9));
    }

    /// <summary>The same numbers of magnitude 1, from ones of up to 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldLanes Carry()
    {
        var mask = Vector256.Create(Mask26);
        var above = _n9 >>> TopBits;
        var n0 = _n0 + M(above, Vector256.Create(977UL));
        var n1 = _n1 + (above << 6) + (n0 >>> Bits);
        var n2 = _n2 + (n1 >>> Bits);
        var n3 = _n3 + (n2 >>> Bits);
        var n4 = _n4 + (n3 >>> Bits);
        var n5 = _n5 + (n4 >>> Bits);
        var n6 = _n6 + (n5 >>> Bits);
        var n7 = _n7 + (n6 >>> Bits);
        var n8 = _n8 + (n7 >>> Bits);
        var n9 = (_n9 & Vector256.Create(Mask22)) + (n8 >>> Bits);
        return new(n0 & mask, n1 & mask, n2 & mask, n3 & mask, n4 & mask, n5 & mask, n6 & mask, n7 & mask, n8 & mask, n9);
    }

    private static ulong Mask(bool chosen) => chosen ? ulong.MaxValue : 0;
}
