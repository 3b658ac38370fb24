using System.Runtime.CompilerServices;

namespace Antelope.Secp256k1;

/// <summary>A signed number in base 2 with digits that are odd or zero, one of <c>width</c> neighbours at most not zero (wNAF).</summary>
[InlineArray(Length)]
internal struct WindowedDigits
{
    /// <summary>The lowest digit is first.</summary>
    public const int Length = 129;
    private sbyte _first;

    /// <param name="number">In two's complement, absolutely below 2^128 - 2^(width - 1).</param>
    /// <param name="width">2 to 8: digits are below 2^(width - 1).</param>
    public WindowedDigits(in UInt256 number, int width)
    {
        var rest = number.IsNegative ? -number.Low : number.Low;
        for (var bit = 0; rest != 0;)
        {
            var zeros = (int)UInt128.TrailingZeroCount(rest);
            bit += zeros;
            rest >>= zeros;
            var digit = (int)(uint)rest & ((1 << width) - 1);
            if (digit >> (width - 1) != 0)
                digit -= 1 << width;
            rest = digit < 0 ? rest + (uint)-digit : rest - (uint)digit;
            this[bit] = (sbyte)(number.IsNegative ? -digit : digit);
        }
    }
}
