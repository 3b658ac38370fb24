using System.Numerics;
using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <summary>Numbers modulo a power of two.</summary>
/// <param name="bits">The exponent of that power, at least 1.</param>
internal sealed class BinaryRing(int bits) : LimbRing(bits)
{
    private readonly BigInteger _mask = (BigInteger.One << bits) - 1;

    protected override ulong[] Enter(BigInteger value) => ToLimbs(value & _mask);

    protected override BigInteger Leave(ulong[] element) => ToNumber(element) & _mask;

    protected override void Multiply(ulong[] a, ulong[] b, ulong[] result, ulong[] sums)
    {
        sums.AsSpan().Clear();
        for (var i = 0; i < Limbs; i += Step)
        {
            var (b0, b1, b2, b3) = (b[i], b[i + 1], b[i + 2], b[i + 3]);
            sums[i] += a[0] * b0;
            sums[i + 1] += (a[1] * b0) + (a[0] * b1);
            sums[i + 2] += (a[2] * b0) + (a[1] * b1) + (a[0] * b2);
            sums[i + 3] += (a[3] * b0) + (a[2] * b1) + (a[1] * b2) + (a[0] * b3);
            AddProducts(ref Unsafe.Add(ref First(sums), i + Step), ref First(a), Limbs - i - Step, b0, b1, b2, b3);
        }
        ulong carry = 0;
        for (var i = 0; i < Limbs; i++)
        {
            carry += sums[i];
            result[i] = carry & LimbMask;
            carry >>= LimbBits;
        }
    }
}
