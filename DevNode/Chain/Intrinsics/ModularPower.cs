using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace DevNode.Chain.Intrinsics;

/// <summary>Powers modulo a number (nodeos mod_exp; libfc modular_arithmetic.cpp), all numbers big endian and of any length.</summary>
internal static class ModularPower
{
    // beyond them .NET's products, which are better than quadratic, are the faster ones
    private static readonly int MostRingBits = 8 * (Avx2.IsSupported ? 4096 : 512);

    /// <summary>The power, as long as the modulus; zeros when that is zero, null when it has no bytes.</summary>
    public static byte[]? Compute(ReadOnlySpan<byte> @base, ReadOnlySpan<byte> exponent, ReadOnlySpan<byte> modulus)
    {
        if (modulus.IsEmpty)
            return null;
        var output = new byte[modulus.Length];
        var m = Number(modulus);
        if (m.IsZero)
            return output;
        var result = Power(Number(@base), exponent.TrimStart((byte)0), m).ToByteArray(isUnsigned: true, isBigEndian: true);
        // zero is one byte, and the only result with no significant byte
        result.CopyTo(output, output.Length - result.Length);
        return output;
    }

    private static BigInteger Power(BigInteger @base, ReadOnlySpan<byte> exponent, BigInteger modulus)
    {
        if (modulus.GetBitLength() > MostRingBits)
            return BigInteger.ModPow(@base, Number(exponent), modulus);
        var twos = (int)BigInteger.TrailingZeroCount(modulus);
        if (twos == 0)
            return new MontgomeryRing(modulus).Power(@base, exponent);
        var low = new BinaryRing(twos).Power(@base, exponent);
        var odd = modulus >> twos;
        if (odd.IsOne)
            return low;
        // the one number below the modulus with both remainders
        var high = new MontgomeryRing(odd).Power(@base, exponent);
        var mask = (BigInteger.One << twos) - 1;
        return high + (odd * (((low - high) * InverseModuloPowerOfTwo(odd, twos)) & mask));
    }

    // Newton's: each step doubles the bits that are right; an odd number is its own inverse modulo 8
    private static BigInteger InverseModuloPowerOfTwo(BigInteger odd, int bits)
    {
        var inverse = odd & 7;
        for (var right = 3; right < bits;)
        {
            right = Math.Min(2 * right, bits);
            var mask = (BigInteger.One << right) - 1;
            inverse = (inverse * (2 - ((odd & mask) * inverse))) & mask;
        }
        return inverse & ((BigInteger.One << bits) - 1);
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
