using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lane = System.Runtime.Intrinsics.Vector256<ulong>;

namespace Antelope.Secp256k1;

/// <content>
/// Products. With factors of magnitude 8 every column of partial products stays below 2^63. The upper columns are carried and come back at
/// the bottom times 2^260 modulo p, what is above 2^256 of the last one times 2^256 modulo p.
/// </content>
internal readonly partial struct FieldLanes
{
    /// <summary>2^260 modulo p is 2^(26 + 10) + 15632.</summary>
    private const int FoldShift = 10;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FieldLanes operator *(in FieldLanes a, in FieldLanes b)
    {
        // Karatsuba: halves of five limbs each, and the product of their sums less the two products for what is between these.
        Multiply(a._n5, a._n6, a._n7, a._n8, a._n9, b._n5, b._n6, b._n7, b._n8, b._n9, out var h0, out var h1, out var h2, out var h3, out var h4, out var h5, out var h6, out var h7, out var h8);
        Multiply(a._n0, a._n1, a._n2, a._n3, a._n4, b._n0, b._n1, b._n2, b._n3, b._n4, out var l0, out var l1, out var l2, out var l3, out var l4, out var l5, out var l6, out var l7, out var l8);
        Multiply(
            a._n0 + a._n5, a._n1 + a._n6, a._n2 + a._n7, a._n3 + a._n8, a._n4 + a._n9,
            b._n0 + b._n5, b._n1 + b._n6, b._n2 + b._n7, b._n3 + b._n8, b._n4 + b._n9,
            out var m0, out var m1, out var m2, out var m3, out var m4, out var m5, out var m6, out var m7, out var m8);
        return Reduce(l0, l1, l2, l3, l4, l5, l6, l7, l8, m0, m1, m2, m3, m4, m5, m6, m7, m8, h0, h1, h2, h3, h4, h5, h6, h7, h8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public FieldLanes Square()
    {
        Square(_n5, _n6, _n7, _n8, _n9, out var h0, out var h1, out var h2, out var h3, out var h4, out var h5, out var h6, out var h7, out var h8);
        Square(_n0, _n1, _n2, _n3, _n4, out var l0, out var l1, out var l2, out var l3, out var l4, out var l5, out var l6, out var l7, out var l8);
        Square(_n0 + _n5, _n1 + _n6, _n2 + _n7, _n3 + _n8, _n4 + _n9, out var m0, out var m1, out var m2, out var m3, out var m4, out var m5, out var m6, out var m7, out var m8);
        return Reduce(l0, l1, l2, l3, l4, l5, l6, l7, l8, m0, m1, m2, m3, m4, m5, m6, m7, m8, h0, h1, h2, h3, h4, h5, h6, h7, h8);
    }

    /// <summary>The columns of the product of two numbers of five limbs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(
        Lane a0, Lane a1, Lane a2, Lane a3, Lane a4, Lane b0, Lane b1, Lane b2, Lane b3, Lane b4,
        out Lane c0, out Lane c1, out Lane c2, out Lane c3, out Lane c4, out Lane c5, out Lane c6, out Lane c7, out Lane c8)
    {
        c0 = M(a0, b0);
        c1 = M(a0, b1) + M(a1, b0);
        c2 = M(a0, b2) + M(a1, b1) + M(a2, b0);
        c3 = M(a0, b3) + M(a1, b2) + M(a2, b1) + M(a3, b0);
        c4 = M(a0, b4) + M(a1, b3) + M(a2, b2) + M(a3, b1) + M(a4, b0);
        c5 = M(a1, b4) + M(a2, b3) + M(a3, b2) + M(a4, b1);
        c6 = M(a2, b4) + M(a3, b3) + M(a4, b2);
        c7 = M(a3, b4) + M(a4, b3);
        c8 = M(a4, b4);
    }

    /// <summary>The columns of the square of a number of five limbs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(
        Lane a0, Lane a1, Lane a2, Lane a3, Lane a4,
        out Lane c0, out Lane c1, out Lane c2, out Lane c3, out Lane c4, out Lane c5, out Lane c6, out Lane c7, out Lane c8)
    {
        Lane d0 = a0 + a0, d1 = a1 + a1, d2 = a2 + a2, d3 = a3 + a3;
        c0 = M(a0, a0);
        c1 = M(d0, a1);
        c2 = M(d0, a2) + M(a1, a1);
        c3 = M(d0, a3) + M(d1, a2);
        c4 = M(d0, a4) + M(d1, a3) + M(a2, a2);
        c5 = M(d1, a4) + M(d2, a3);
        c6 = M(d2, a4) + M(a3, a3);
        c7 = M(d3, a4);
        c8 = M(a4, a4);
    }

    /// <summary>The numbers of magnitude 1 from columns of 26 bits each: of the lower halves, of the sums of the halves, and of the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldLanes Reduce(
        Lane l0, Lane l1, Lane l2, Lane l3, Lane l4, Lane l5, Lane l6, Lane l7, Lane l8,
        Lane m0, Lane m1, Lane m2, Lane m3, Lane m4, Lane m5, Lane m6, Lane m7, Lane m8,
        Lane h0, Lane h1, Lane h2, Lane h3, Lane h4, Lane h5, Lane h6, Lane h7, Lane h8)
    {
        Lane c0 = l0, c1 = l1, c2 = l2, c3 = l3, c4 = l4, c5 = l5 + m0 - l0 - h0, c6 = l6 + m1 - l1 - h1, c7 = l7 + m2 - l2 - h2, c8 = l8 + m3 - l3 - h3;
        Lane c9 = m4 - l4 - h4, c10 = h0 + m5 - l5 - h5, c11 = h1 + m6 - l6 - h6, c12 = h2 + m7 - l7 - h7, c13 = h3 + m8 - l8 - h8;
        Lane c14 = h4, c15 = h5, c16 = h6, c17 = h7, c18 = h8;
        Lane mask = Vector256.Create(Mask26), fold = Vector256.Create(15632UL);
        c11 += c10 >>> Bits;
        c12 += c11 >>> Bits;
        c13 += c12 >>> Bits;
        c14 += c13 >>> Bits;
        c15 += c14 >>> Bits;
        c16 += c15 >>> Bits;
        c17 += c16 >>> Bits;
        c18 += c17 >>> Bits;
        var c19 = c18 >>> Bits;
        (c10, c11, c12, c13, c14, c15, c16, c17, c18) = (c10 & mask, c11 & mask, c12 & mask, c13 & mask, c14 & mask, c15 & mask, c16 & mask, c17 & mask, c18 & mask);

        c0 += M(c10, fold);
        c1 += M(c11, fold) + (c10 << FoldShift) + (c0 >>> Bits);
        c2 += M(c12, fold) + (c11 << FoldShift) + (c1 >>> Bits);
        c3 += M(c13, fold) + (c12 << FoldShift) + (c2 >>> Bits);
        c4 += M(c14, fold) + (c13 << FoldShift) + (c3 >>> Bits);
        c5 += M(c15, fold) + (c14 << FoldShift) + (c4 >>> Bits);
        c6 += M(c16, fold) + (c15 << FoldShift) + (c5 >>> Bits);
        c7 += M(c17, fold) + (c16 << FoldShift) + (c6 >>> Bits);
        c8 += M(c18, fold) + (c17 << FoldShift) + (c7 >>> Bits);
        c9 += M(c19, fold) + (c18 << FoldShift) + (c8 >>> Bits);

        var above = (c9 >>> TopBits) + (c19 << (Bits + FoldShift - TopBits));
        Lane low = above & mask, high = above >>> Bits, fold256 = Vector256.Create(977UL);
        c0 = (c0 & mask) + M(low, fold256);
        c1 = (c1 & mask) + (low << 6) + M(high, fold256) + (c0 >>> Bits);
        c2 = (c2 & mask) + (high << 6) + (c1 >>> Bits);
        return new(
            c0 & mask, c1 & mask, c2 & mask, (c3 & mask) + (c2 >>> Bits), c4 & mask, c5 & mask, c6 & mask, c7 & mask, c8 & mask, c9 & Vector256.Create(Mask22));
    }

    /// <summary>The products of the lower halves of four pairs of numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane M(Lane x, Lane y) => Avx2.Multiply(x.AsUInt32(), y.AsUInt32());
}
