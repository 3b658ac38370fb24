using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Antelope.Secp256k1;

/// <content>
/// Products. With limbs of 52 bits and factors of magnitude 8, every column of partial products stays below 2^113. It is kept as
/// high 2^56 + low, so that adding to it needs no carry. The upper columns are carried and come back at the bottom times 2^260 modulo p,
/// what is above 2^256 of the last one times 2^256 modulo p.
/// Optimized at once: a new node recovers keys before the runtime has seen them called often.
/// </content>
internal readonly partial struct FieldElement
{
    /// <summary>2^260 modulo p.</summary>
    private const ulong FoldColumn = Fold << 4;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FieldElement operator *(in FieldElement a, in FieldElement b)
    {
        ulong a0 = a._n0, a1 = a._n1, a2 = a._n2, a3 = a._n3, a4 = a._n4;
        ulong b0 = b._n0 << 8, b1 = b._n1 << 8, b2 = b._n2 << 8, b3 = b._n3 << 8, b4 = b._n4 << 8;
        ulong high = 0, low = 0;

        Add(ref high, ref low, a1, b4);
        Add(ref high, ref low, a2, b3);
        Add(ref high, ref low, a3, b2);
        Add(ref high, ref low, a4, b1);
        var t5 = Next(ref high, ref low);
        Add(ref high, ref low, a2, b4);
        Add(ref high, ref low, a3, b3);
        Add(ref high, ref low, a4, b2);
        var t6 = Next(ref high, ref low);
        Add(ref high, ref low, a3, b4);
        Add(ref high, ref low, a4, b3);
        var t7 = Next(ref high, ref low);
        Add(ref high, ref low, a4, b4);
        var t8 = Next(ref high, ref low);
        var t9 = low;

        low = 0;
        Add(ref high, ref low, a0, b0);
        Add(ref high, ref low, t5, FoldColumn << 8);
        var r0 = Next(ref high, ref low);
        Add(ref high, ref low, a0, b1);
        Add(ref high, ref low, a1, b0);
        Add(ref high, ref low, t6, FoldColumn << 8);
        var r1 = Next(ref high, ref low);
        Add(ref high, ref low, a0, b2);
        Add(ref high, ref low, a1, b1);
        Add(ref high, ref low, a2, b0);
        Add(ref high, ref low, t7, FoldColumn << 8);
        var r2 = Next(ref high, ref low);
        Add(ref high, ref low, a0, b3);
        Add(ref high, ref low, a1, b2);
        Add(ref high, ref low, a2, b1);
        Add(ref high, ref low, a3, b0);
        Add(ref high, ref low, t8, FoldColumn << 8);
        var r3 = Next(ref high, ref low);
        Add(ref high, ref low, a0, b4);
        Add(ref high, ref low, a1, b3);
        Add(ref high, ref low, a2, b2);
        Add(ref high, ref low, a3, b1);
        Add(ref high, ref low, a4, b0);
        Add(ref high, ref low, t9, FoldColumn << 8);
        return Finish(r0, r1, r2, r3, high, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public FieldElement Square()
    {
        ulong a0 = _n0, a1 = _n1, a2 = _n2, a3 = _n3, a4 = _n4;
        ulong b1 = a1 << 8, b2 = a2 << 8, b3 = a3 << 8, b4 = a4 << 8;
        ulong high = 0, low = 0;

        Add(ref high, ref low, a1 * 2, b4);
        Add(ref high, ref low, a2 * 2, b3);
        var t5 = Next(ref high, ref low);
        Add(ref high, ref low, a2 * 2, b4);
        Add(ref high, ref low, a3, b3);
        var t6 = Next(ref high, ref low);
        Add(ref high, ref low, a3 * 2, b4);
        var t7 = Next(ref high, ref low);
        Add(ref high, ref low, a4, b4);
        var t8 = Next(ref high, ref low);
        var t9 = low;

        low = 0;
        Add(ref high, ref low, a0, a0 << 8);
        Add(ref high, ref low, t5, FoldColumn << 8);
        var r0 = Next(ref high, ref low);
        a0 *= 2;
        Add(ref high, ref low, a0, b1);
        Add(ref high, ref low, t6, FoldColumn << 8);
        var r1 = Next(ref high, ref low);
        Add(ref high, ref low, a0, b2);
        Add(ref high, ref low, a1, b1);
        Add(ref high, ref low, t7, FoldColumn << 8);
        var r2 = Next(ref high, ref low);
        Add(ref high, ref low, a0, b3);
        Add(ref high, ref low, a1 * 2, b2);
        Add(ref high, ref low, t8, FoldColumn << 8);
        var r3 = Next(ref high, ref low);
        Add(ref high, ref low, a0, b4);
        Add(ref high, ref low, a1 * 2, b3);
        Add(ref high, ref low, a2, b2);
        Add(ref high, ref low, t9, FoldColumn << 8);
        return Finish(r0, r1, r2, r3, high, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldElement Finish(ulong r0, ulong r1, ulong r2, ulong r3, ulong high, ulong low)
    {
        var r4 = low & Mask48;
        var above = (high << 8) + (low >> 48);
        (high, low) = (0, r0);
        Add(ref high, ref low, above, Fold << 8);
        return new(low & Mask52, r1 + (high << 4) + (low >> 52), r2, r3, r4);
    }

    /// <summary>Adds the product of x and y to a column, given y 2^8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref ulong high, ref ulong low, ulong x, ulong shiftedY)
    {
        // The lower half by a multiplication of its own: what gives both at once gives one through memory.
        low += (x * shiftedY) >> 8;
        high += Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(x, shiftedY) : Math.BigMul(x, shiftedY, out _);
    }

    /// <summary>Takes the lowest limb off a column; the rest is what the next one begins with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Next(ref ulong high, ref ulong low)
    {
        var limb = low & Mask52;
        (high, low) = (0, (high << 4) + (low >> 52));
        return limb;
    }
}
