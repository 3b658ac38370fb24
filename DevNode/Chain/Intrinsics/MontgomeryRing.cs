using System.Numerics;
using System.Runtime.CompilerServices;

namespace DevNode.Chain.Intrinsics;

/// <summary>
/// Numbers modulo an odd one in Montgomery's form: times R, a limb's radix to the power of the number of limbs. R is more than four times
/// the modulus, so that products of elements below twice the modulus are below it again without a comparison.
/// </summary>
internal sealed class MontgomeryRing : LimbRing
{
    private readonly BigInteger _modulus;
    private readonly ulong[] _limbs;

    // -1 / modulus modulo a limb's radix
    private readonly ulong _negatedInverse;

    /// <param name="modulus">Odd, not negative.</param>
    public MontgomeryRing(BigInteger modulus)
        : base((int)modulus.GetBitLength() + 2)
    {
        _modulus = modulus;
        _limbs = ToLimbs(modulus);
        var inverse = _limbs[0];
        for (var right = 3; right < 64; right *= 2)
            inverse *= 2 - (_limbs[0] * inverse);
        _negatedInverse = (0 - inverse) & LimbMask;
    }

    protected override ulong[] Enter(BigInteger value) => ToLimbs(((value % _modulus) << (LimbBits * Limbs)) % _modulus);

    protected override BigInteger Leave(ulong[] element)
    {
        var result = NewSums();
        Multiply(element, ToLimbs(BigInteger.One), result, NewSums());
        return ToNumber(result) % _modulus;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Multiply(ulong[] a, ulong[] b, ulong[] result, ulong[] sums)
    {
        var (bits, mask, negatedInverse, modulus) = (LimbBits, LimbMask, _negatedInverse, _limbs);
        sums.AsSpan().Clear();
        var (a0, a1, a2, a3) = (a[0], a[1], a[2], a[3]);
        var (n0, n1, n2, n3) = (modulus[0], modulus[1], modulus[2], modulus[3]);
        ulong carry = 0;
        for (var i = 0; i < Limbs; i += Step)
        {
            var (b0, b1, b2, b3) = (b[i], b[i + 1], b[i + 2], b[i + 3]);
            // four columns, each with the multiple of the modulus that makes its lowest limb zero; what the last column leaves is added last
            var t = sums[i] + (a0 * b0) + carry;
            var m0 = (t * negatedInverse) & mask;
            t = (sums[i + 1] + (a1 * b0) + (a0 * b1) + (n1 * m0)) + ((t + (n0 * m0)) >> bits);
            var m1 = (t * negatedInverse) & mask;
            t = (sums[i + 2] + (a2 * b0) + (a1 * b1) + (a0 * b2) + (n2 * m0) + (n1 * m1)) + ((t + (n0 * m1)) >> bits);
            var m2 = (t * negatedInverse) & mask;
            t = (sums[i + 3] + (a3 * b0) + (a2 * b1) + (a1 * b2) + (a0 * b3) + (n3 * m0) + (n2 * m1) + (n1 * m2)) + ((t + (n0 * m2)) >> bits);
            var m3 = (t * negatedInverse) & mask;
            ref var columns = ref Unsafe.Add(ref First(sums), i + Step);
            carry = (t + (n0 * m3)) >> bits;
            AddProducts(ref columns, ref First(a), Limbs, b0, b1, b2, b3);
            AddProducts(ref columns, ref First(modulus), Limbs, m0, m1, m2, m3);
        }
        for (var i = 0; i < Limbs; i++)
        {
            carry += sums[Limbs + i];
            result[i] = carry & mask;
            carry >>= bits;
        }
    }
}
