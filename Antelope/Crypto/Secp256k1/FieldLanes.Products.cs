using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lane = System.Runtime.Intrinsics.Vector256<ulong>;

namespace Antelope.Secp256k1;

/// <content>
/// Products. With factors of magnitude 8 every column of partial products stays below 2^62. The upper columns are carried and come back at
/// the bottom times 2^260 modulo p, what is above 2^256 of the last one times 2^256 modulo p.
/// </content>
internal readonly partial struct FieldLanes
{
    /// <summary>2^260 modulo p is 2^(26 + 10) + 15632.</summary>
    private const int FoldShift = 10;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FieldLanes operator *(in FieldLanes a, in FieldLanes b)
    {
        Lane a0 = a._n0, a1 = a._n1, a2 = a._n2, a3 = a._n3, a4 = a._n4, a5 = a._n5, a6 = a._n6, a7 = a._n7, a8 = a._n8, a9 = a._n9;
        Lane b0 = b._n0, b1 = b._n1, b2 = b._n2, b3 = b._n3, b4 = b._n4, b5 = b._n5, b6 = b._n6, b7 = b._n7, b8 = b._n8, b9 = b._n9;
        Lane mask = Vector256.Create(Mask26), fold = Vector256.Create(15632UL);

        var column = M(a1, b9) + M(a2, b8) + M(a3, b7) + M(a4, b6) + M(a5, b5)
            + M(a6, b4) + M(a7, b3) + M(a8, b2) + M(a9, b1);
        var u0 = column & mask;
        column = M(a2, b9) + M(a3, b8) + M(a4, b7) + M(a5, b6) + M(a6, b5)
            + M(a7, b4) + M(a8, b3) + M(a9, b2) + (column >>> Bits);
        var u1 = column & mask;
        column = M(a3, b9) + M(a4, b8) + M(a5, b7) + M(a6, b6) + M(a7, b5)
            + M(a8, b4) + M(a9, b3) + (column >>> Bits);
        var u2 = column & mask;
        column = M(a4, b9) + M(a5, b8) + M(a6, b7) + M(a7, b6) + M(a8, b5)
            + M(a9, b4) + (column >>> Bits);
        var u3 = column & mask;
        column = M(a5, b9) + M(a6, b8) + M(a7, b7) + M(a8, b6) + M(a9, b5)
            + (column >>> Bits);
        var u4 = column & mask;
        column = M(a6, b9) + M(a7, b8) + M(a8, b7) + M(a9, b6) + (column >>> Bits);
        var u5 = column & mask;
        column = M(a7, b9) + M(a8, b8) + M(a9, b7) + (column >>> Bits);
        var u6 = column & mask;
        column = M(a8, b9) + M(a9, b8) + (column >>> Bits);
        var u7 = column & mask;
        column = M(a9, b9) + (column >>> Bits);
        var u8 = column & mask;
        var u9 = column >>> Bits;

        column = M(a0, b0) + M(u0, fold);
        var r0 = column & mask;
        column = M(a0, b1) + M(a1, b0) + M(u1, fold) + (u0 << FoldShift) + (column >>> Bits);
        var r1 = column & mask;
        column = M(a0, b2) + M(a1, b1) + M(a2, b0) + M(u2, fold) + (u1 << FoldShift)
            + (column >>> Bits);
        var r2 = column & mask;
        column = M(a0, b3) + M(a1, b2) + M(a2, b1) + M(a3, b0) + M(u3, fold)
            + (u2 << FoldShift) + (column >>> Bits);
        var r3 = column & mask;
        column = M(a0, b4) + M(a1, b3) + M(a2, b2) + M(a3, b1) + M(a4, b0)
            + M(u4, fold) + (u3 << FoldShift) + (column >>> Bits);
        var r4 = column & mask;
        column = M(a0, b5) + M(a1, b4) + M(a2, b3) + M(a3, b2) + M(a4, b1)
            + M(a5, b0) + M(u5, fold) + (u4 << FoldShift) + (column >>> Bits);
        var r5 = column & mask;
        column = M(a0, b6) + M(a1, b5) + M(a2, b4) + M(a3, b3) + M(a4, b2)
            + M(a5, b1) + M(a6, b0) + M(u6, fold) + (u5 << FoldShift) + (column >>> Bits);
        var r6 = column & mask;
        column = M(a0, b7) + M(a1, b6) + M(a2, b5) + M(a3, b4) + M(a4, b3)
            + M(a5, b2) + M(a6, b1) + M(a7, b0) + M(u7, fold) + (u6 << FoldShift)
            + (column >>> Bits);
        var r7 = column & mask;
        column = M(a0, b8) + M(a1, b7) + M(a2, b6) + M(a3, b5) + M(a4, b4)
            + M(a5, b3) + M(a6, b2) + M(a7, b1) + M(a8, b0) + M(u8, fold)
            + (u7 << FoldShift) + (column >>> Bits);
        var r8 = column & mask;
        column = M(a0, b9) + M(a1, b8) + M(a2, b7) + M(a3, b6) + M(a4, b5)
            + M(a5, b4) + M(a6, b3) + M(a7, b2) + M(a8, b1) + M(a9, b0)
            + M(u9, fold) + (u8 << FoldShift) + (column >>> Bits);
        return Finish(r0, r1, r2, r3, r4, r5, r6, r7, r8, column, u9);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public FieldLanes Square()
    {
        Lane a0 = _n0, a1 = _n1, a2 = _n2, a3 = _n3, a4 = _n4, a5 = _n5, a6 = _n6, a7 = _n7, a8 = _n8, a9 = _n9;
        Lane d0 = a0 + a0, d1 = a1 + a1, d2 = a2 + a2, d3 = a3 + a3, d4 = a4 + a4, d5 = a5 + a5, d6 = a6 + a6, d7 = a7 + a7, d8 = a8 + a8;
        Lane mask = Vector256.Create(Mask26), fold = Vector256.Create(15632UL);

        var column = M(d1, a9) + M(d2, a8) + M(d3, a7) + M(d4, a6) + M(a5, a5);
        var u0 = column & mask;
        column = M(d2, a9) + M(d3, a8) + M(d4, a7) + M(d5, a6) + (column >>> Bits);
        var u1 = column & mask;
        column = M(d3, a9) + M(d4, a8) + M(d5, a7) + M(a6, a6) + (column >>> Bits);
        var u2 = column & mask;
        column = M(d4, a9) + M(d5, a8) + M(d6, a7) + (column >>> Bits);
        var u3 = column & mask;
        column = M(d5, a9) + M(d6, a8) + M(a7, a7) + (column >>> Bits);
        var u4 = column & mask;
        column = M(d6, a9) + M(d7, a8) + (column >>> Bits);
        var u5 = column & mask;
        column = M(d7, a9) + M(a8, a8) + (column >>> Bits);
        var u6 = column & mask;
        column = M(d8, a9) + (column >>> Bits);
        var u7 = column & mask;
        column = M(a9, a9) + (column >>> Bits);
        var u8 = column & mask;
        var u9 = column >>> Bits;

        column = M(a0, a0) + M(u0, fold);
        var r0 = column & mask;
        column = M(d0, a1) + M(u1, fold) + (u0 << FoldShift) + (column >>> Bits);
        var r1 = column & mask;
        column = M(d0, a2) + M(a1, a1) + M(u2, fold) + (u1 << FoldShift) + (column >>> Bits);
        var r2 = column & mask;
        column = M(d0, a3) + M(d1, a2) + M(u3, fold) + (u2 << FoldShift) + (column >>> Bits);
        var r3 = column & mask;
        column = M(d0, a4) + M(d1, a3) + M(a2, a2) + M(u4, fold) + (u3 << FoldShift)
            + (column >>> Bits);
        var r4 = column & mask;
        column = M(d0, a5) + M(d1, a4) + M(d2, a3) + M(u5, fold) + (u4 << FoldShift)
            + (column >>> Bits);
        var r5 = column & mask;
        column = M(d0, a6) + M(d1, a5) + M(d2, a4) + M(a3, a3) + M(u6, fold)
            + (u5 << FoldShift) + (column >>> Bits);
        var r6 = column & mask;
        column = M(d0, a7) + M(d1, a6) + M(d2, a5) + M(d3, a4) + M(u7, fold)
            + (u6 << FoldShift) + (column >>> Bits);
        var r7 = column & mask;
        column = M(d0, a8) + M(d1, a7) + M(d2, a6) + M(d3, a5) + M(a4, a4)
            + M(u8, fold) + (u7 << FoldShift) + (column >>> Bits);
        var r8 = column & mask;
        column = M(d0, a9) + M(d1, a8) + M(d2, a7) + M(d3, a6) + M(d4, a5)
            + M(u9, fold) + (u8 << FoldShift) + (column >>> Bits);
        return Finish(r0, r1, r2, r3, r4, r5, r6, r7, r8, column, u9);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldLanes Finish(
        Lane r0, Lane r1, Lane r2, Lane r3, Lane r4, Lane r5, Lane r6, Lane r7, Lane r8, Lane column9, Lane column10)
    {
        Lane mask = Vector256.Create(Mask26), fold = Vector256.Create(977UL);
        var above = (column9 >>> TopBits) + (column10 << (Bits + FoldShift - TopBits));
        Lane low = above & mask, high = above >>> Bits;
        r0 += M(low, fold);
        r1 += (low << 6) + M(high, fold) + (r0 >>> Bits);
        r2 += (high << 6) + (r1 >>> Bits);
        return new(r0 & mask, r1 & mask, r2 & mask, r3 + (r2 >>> Bits), r4, r5, r6, r7, r8, column9 & Vector256.Create(Mask22));
    }

    /// <summary>The products of the lower halves of four pairs of numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane M(Lane x, Lane y) => Avx2.Multiply(x.AsUInt32(), y.AsUInt32());
}
