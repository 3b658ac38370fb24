using System.Numerics;

namespace Antelope.Secp256k1;

/// <summary>An unsigned number of 256 bits: what the inversion of scalars needs of it.</summary>
internal readonly record struct UInt256(UInt128 High, UInt128 Low)
{
    public UInt256(BigInteger value) : this((UInt128)(value >> 128), (UInt128)(value & UInt128.MaxValue))
    {
    }

    /// <summary>For a number that is not zero.</summary>
    public int TrailingZeros => Low != 0 ? (int)UInt128.TrailingZeroCount(Low) : 128 + (int)UInt128.TrailingZeroCount(High);

    public BigInteger ToBigInteger() => ((BigInteger)High << 128) | Low;

    public static bool operator >(in UInt256 a, in UInt256 b) => a.High > b.High || (a.High == b.High && a.Low > b.Low);

    public static bool operator <(in UInt256 a, in UInt256 b) => b > a;

    public static UInt256 operator -(in UInt256 a, in UInt256 b) => new(a.High - b.High - (a.Low < b.Low ? UInt128.One : 0), a.Low - b.Low);

    public static UInt256 operator >>(in UInt256 a, int bits) => bits switch
    {
        0 => a,
        >= 128 => new(0, a.High >> (bits - 128)),
        _ => new(a.High >> bits, (a.Low >> bits) | (a.High << (128 - bits))),
    };

    /// <summary>This less another modulo n, both below n.</summary>
    public UInt256 SubtractModulo(in UInt256 n, in UInt256 other) => other > this ? (this - other) + n : this - other;

    /// <summary>This, below an odd n, divided by a power of 2 modulo n.</summary>
    public UInt256 HalveModulo(in UInt256 n, int times)
    {
        var value = this;
        for (; times > 0; times--)
        {
            var odd = !UInt128.IsEvenInteger(value.Low);
            var sum = odd ? value + n : value;
            var carry = odd && value > sum ? UInt128.One << 127 : 0;
            value = new((sum.High >> 1) | carry, (sum.Low >> 1) | (sum.High << 127));
        }
        return value;
    }

    /// <summary>Modulo 2^256.</summary>
    public static UInt256 operator +(in UInt256 a, in UInt256 b)
    {
        var low = a.Low + b.Low;
        return new(a.High + b.High + (low < a.Low ? UInt128.One : 0), low);
    }
}
