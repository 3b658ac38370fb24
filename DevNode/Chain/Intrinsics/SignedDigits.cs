using System.Numerics;

namespace DevNode.Chain.Intrinsics;

/// <summary>The non-adjacent form of a number: digits -1, 0 and 1, no two neighbours of which are not zero, so that two thirds are zero.</summary>
internal static class SignedDigits
{
    /// <summary>The digits, highest first, the first of which is 1; none for zero.</summary>
    /// <param name="number">Not negative.</param>
    public static sbyte[] Of(BigInteger number)
    {
        // a bit of three times the number without the same bit of the number itself
        var triple = 3 * number;
        var digits = new sbyte[Math.Max(0, (int)triple.GetBitLength() - 1)];
        for (var i = 0; i < digits.Length; i++)
            digits[^(i + 1)] = (sbyte)(Bit(triple, i + 1) - Bit(number, i + 1));
        return digits;
    }

    private static int Bit(BigInteger number, int bit) => (int)((number >> bit) & BigInteger.One);
}
