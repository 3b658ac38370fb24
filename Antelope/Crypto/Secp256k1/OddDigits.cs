using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Antelope.Secp256k1;

/// <summary>
/// An odd number in base 2^width with odd digits, none of them zero (Joye, Tunstall 2009): k = Σ (2 e_i - (2^width - 1)) 2^(width i) where e_i
/// are the ordinary digits of (k + 2^(width count) - 1) / 2. All numbers below 2^(width count) have the same number of digits.
/// </summary>
internal readonly struct OddDigits
{
    private readonly Bytes _bytes;
    private readonly int _width;

    /// <param name="number">Odd, in two's complement, absolutely below 2^(width count).</param>
    /// <param name="width">Bits of a digit, 1 to 8.</param>
    /// <param name="count">How many digits there are: 130 to 136 bits.</param>
    public OddDigits(in UInt256 number, int width, int count)
    {
        _width = width;
        var digits = (number + new UInt256(UInt128.One << ((width * count) - 128), 0) - new UInt256(0, 1)) >> 1;
        BinaryPrimitives.WriteUInt128LittleEndian(_bytes, digits.Low);
        _bytes[16] = (byte)digits.High;
    }

    /// <summary>A digit's place among the odd multiples 1, 3, 5, …, and whether it is negative; the lowest digit is the first.</summary>
    public (int Multiple, bool Negative) this[int index]
    {
        get
        {
            var (bit, half) = (index * _width, 1 << (_width - 1));
            var digit = (BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(bit >> 3)..]) >> (bit & 7)) & ((2 * half) - 1);
            return digit >= half ? (digit - half, false) : (half - 1 - digit, true);
        }
    }

    /// <summary>A byte more than there are, for the last digit is read with the byte behind it.</summary>
    [InlineArray(18)]
    private struct Bytes
    {
        private byte _first;
    }
}
