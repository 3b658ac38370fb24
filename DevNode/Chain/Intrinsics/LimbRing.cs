using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DevNode.Chain.Intrinsics;

/// <summary>
/// Numbers modulo something, as limbs of <see cref="LimbBits"/> bits in words of 64, lowest first. There are so few bits in a limb that a
/// word holds the sum of all products of a column: no carry while multiplying, which suits vector instructions.
/// </summary>
internal abstract class LimbRing
{
    /// <summary>Limbs taken at once; <see cref="Limbs"/> is a multiple of it.</summary>
    protected const int Step = 4;

    // zeros behind the limbs: what a step and the last vector reach over
    private const int Padding = Step + 8;

    /// <param name="bits">Of the numbers.</param>
    protected LimbRing(int bits)
    {
        do
        {
            LimbBits--;
            Limbs = (((bits + LimbBits - 1) / LimbBits) + Step - 1) / Step * Step;
        }
        while ((2UL * (ulong)Limbs) + 2 >= 1UL << (64 - (2 * LimbBits)));
    }

    /// <summary>Bits of a limb.</summary>
    protected int LimbBits { get; private set; } = 30;

    /// <summary>Limbs of a number.</summary>
    protected int Limbs { get; private set; }

    /// <summary>The lowest bits, as many as a limb has.</summary>
    protected ulong LimbMask => (1UL << LimbBits) - 1;

    /// <param name="exponent">Big endian, without leading zeros; empty is zero.</param>
    public BigInteger Power(BigInteger @base, ReadOnlySpan<byte> exponent)
    {
        if (exponent.IsEmpty)
            return Leave(Enter(BigInteger.One));
        var bits = (exponent.Length * 8) - BitOperations.LeadingZeroCount((uint)exponent[0]) + 24;
        var sums = NewSums();
        var odd = OddPowers(Enter(@base), WindowBits(bits), sums);
        ulong[]? result = null;
        for (var bit = bits - 1; bit >= 0;)
        {
            if (!Bit(exponent, bit))
            {
                Multiply(result!, result!, result!, sums);
                bit--;
                continue;
            }
            // the longest window that ends with a one
            var last = Math.Max(bit - WindowBits(bits) + 1, 0);
            while (!Bit(exponent, last))
                last++;
            var window = 0;
            for (; bit >= last; bit--)
            {
                window = (window << 1) | (Bit(exponent, bit) ? 1 : 0);
                if (result is not null)
                    Multiply(result, result, result, sums);
            }
            if (result is null)
                result = [.. odd[window >> 1]];
            else
                Multiply(result, odd[window >> 1], result, sums);
        }
        return Leave(result!);
    }

    /// <summary>The number in the form of this ring.</summary>
    protected abstract ulong[] Enter(BigInteger value);

    /// <summary>The least number that an element stands for.</summary>
    protected abstract BigInteger Leave(ulong[] element);

    /// <summary>result = a·b; they may be the same.</summary>
    /// <param name="sums">Room for the columns.</param>
    protected abstract void Multiply(ulong[] a, ulong[] b, ulong[] result, ulong[] sums);

    /// <summary>Room for the columns of a product.</summary>
    protected ulong[] NewSums() => new ulong[(2 * Limbs) + Padding];

    /// <summary>The limbs of a number, padded.</summary>
    protected ulong[] ToLimbs(BigInteger value)
    {
        var limbs = new ulong[Limbs + Padding];
        var bytes = value.ToByteArray(isUnsigned: true);
        ulong rest = 0;
        for (int i = 0, bits = 0, next = 0; i < Limbs; i++, bits -= LimbBits, rest >>= LimbBits)
        {
            for (; bits < LimbBits; bits += 8)
                rest |= (next < bytes.Length ? (ulong)bytes[next++] : 0) << bits;
            limbs[i] = rest & LimbMask;
        }
        return limbs;
    }

    /// <summary>The number of limbs that are all within their bits.</summary>
    protected BigInteger ToNumber(ReadOnlySpan<ulong> limbs)
    {
        var bytes = new byte[(Limbs * LimbBits / 8) + 1];
        ulong rest = 0;
        var (bits, next) = (0, 0);
        foreach (var limb in limbs[..Limbs])
        {
            rest |= limb << bits;
            for (bits += LimbBits; bits >= 8; bits -= 8, rest >>= 8)
                bytes[next++] = (byte)rest;
        }
        if (bits > 0)
            bytes[next] = (byte)rest;
        return new BigInteger(bytes, isUnsigned: true);
    }

    /// <summary>Adds a's limbs from 4 on times b0, from 3 on times b1, from 2 on times b2, from 1 on times b3 to so many columns, or a few more.</summary>
    /// <param name="columns">The first column.</param>
    /// <param name="a">Limb 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected static void AddProducts(ref ulong columns, ref ulong a, int count, ulong b0, ulong b1, ulong b2, ulong b3)
    {
        if (Avx512F.IsSupported)
        {
            var (v0, v1) = (Vector512.Create(b0).AsUInt32(), Vector512.Create(b1).AsUInt32());
            var (v2, v3) = (Vector512.Create(b2).AsUInt32(), Vector512.Create(b3).AsUInt32());
            for (nuint i = 0; i < (nuint)count; i += 8)
            {
                var even = Vector512.LoadUnsafe(ref columns, i) + Avx512F.Multiply(Vector512.LoadUnsafe(ref a, i + 4).AsUInt32(), v0);
                var odd = Avx512F.Multiply(Vector512.LoadUnsafe(ref a, i + 3).AsUInt32(), v1);
                even += Avx512F.Multiply(Vector512.LoadUnsafe(ref a, i + 2).AsUInt32(), v2);
                odd += Avx512F.Multiply(Vector512.LoadUnsafe(ref a, i + 1).AsUInt32(), v3);
                (even + odd).StoreUnsafe(ref columns, i);
            }
        }
        else if (Avx2.IsSupported)
        {
            var (v0, v1) = (Vector256.Create(b0).AsUInt32(), Vector256.Create(b1).AsUInt32());
            var (v2, v3) = (Vector256.Create(b2).AsUInt32(), Vector256.Create(b3).AsUInt32());
            for (nuint i = 0; i < (nuint)count; i += 4)
            {
                var even = Vector256.LoadUnsafe(ref columns, i) + Avx2.Multiply(Vector256.LoadUnsafe(ref a, i + 4).AsUInt32(), v0);
                var odd = Avx2.Multiply(Vector256.LoadUnsafe(ref a, i + 3).AsUInt32(), v1);
                even += Avx2.Multiply(Vector256.LoadUnsafe(ref a, i + 2).AsUInt32(), v2);
                odd += Avx2.Multiply(Vector256.LoadUnsafe(ref a, i + 1).AsUInt32(), v3);
                (even + odd).StoreUnsafe(ref columns, i);
            }
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                Unsafe.Add(ref columns, i) += (Unsafe.Add(ref a, i + 4) * b0) + (Unsafe.Add(ref a, i + 3) * b1)
                    + (Unsafe.Add(ref a, i + 2) * b2) + (Unsafe.Add(ref a, i + 1) * b3);
            }
        }
    }

    /// <summary>The first limb of an array, whose bounds the caller minds.</summary>
    protected static ref ulong First(ulong[] limbs) => ref MemoryMarshal.GetArrayDataReference(limbs);

    // powers of 1, 3, 5, ...
    private ulong[][] OddPowers(ulong[] element, int windowBits, ulong[] sums)
    {
        var powers = new ulong[1 << (windowBits - 1)][];
        powers[0] = element;
        if (powers.Length == 1)
            return powers;
        var square = NewElement();
        Multiply(element, element, square, sums);
        for (var i = 1; i < powers.Length; i++)
            Multiply(powers[i - 1], square, powers[i] = NewElement(), sums);
        return powers;
    }

    private ulong[] NewElement() => new ulong[Limbs + Padding];

    // so that the table's products and those of the windows are fewest
    private static int WindowBits(int exponentBits) => exponentBits switch
    {
        <= 7 => 1,
        <= 25 => 2,
        <= 81 => 3,
        <= 241 => 4,
        <= 673 => 5,
        <= 1793 => 6,
        _ => 7,
    };

    private static bool Bit(ReadOnlySpan<byte> bigEndian, int bit) => (bigEndian[^(1 + (bit / 8))] >> (bit % 8) & 1) != 0;
}
