using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <content>The inverse by the binary extended Euclidean algorithm, four times as fast as a power. Its time depends on the number.</content>
internal readonly partial record struct Field1
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Field1 Inverse()
    {
        if (IsZero)
            return this;
        // the words' number times x is u, times y is v, each modulo the prime
        var (u, v) = (this, new Field1(P0, P1, P2, P3));
        var (x, y) = (new Field1(1, 0, 0, 0), default(Field1));
        while (true)
        {
            while ((u._w0 & 1) == 0)
                (u, x) = (Shift(u), Half(x));
            while ((v._w0 & 1) == 0)
                (v, y) = (Shift(v), Half(y));
            var difference = Subtract(u, v, out var borrowed);
            if (difference.IsZero)
                return x * RadixCubed; // u is 1; the words have a radix that the inverse divides by
            if (borrowed)
                (v, y) = (Subtract(v, u, out _), y - x);
            else
                (u, x) = (difference, x - y);
        }
    }

    private static Field1 Half(in Field1 value) => Shift((value._w0 & 1) == 0 ? value : AddPrime(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Field1 Shift(in Field1 value) => new(
        (value._w0 >> 1) | (value._w1 << 63), (value._w1 >> 1) | (value._w2 << 63), (value._w2 >> 1) | (value._w3 << 63), value._w3 >> 1);
}
