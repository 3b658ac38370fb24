using System.Buffers.Binary;

namespace Antelope.Secp256k1;

/// <summary>A number of 256 bits, unsigned or in two's complement: what scalars need of it. Sums and differences are modulo 2^256.</summary>
internal readonly record struct UInt256(UInt128 High, UInt128 Low)
{
    public UInt256(ReadOnlySpan<ulong> words) : this(new(words[3], words[2]), new(words[1], words[0]))
    {
    }

    /// <summary>For a number that is not zero.</summary>
    public int TrailingZeros => Low != 0 ? (int)UInt128.TrailingZeroCount(Low) : 128 + (int)UInt128.TrailingZeroCount(High);

    public bool IsOdd => ((ulong)Low & 1) != 0;

    /// <summary>In two's complement.</summary>
    public bool IsNegative => (High >> 127) != 0;

    /// <summary>Reads 32 bytes, big endian.</summary>
    public static UInt256 Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));

    /// <summary>Writes 32 bytes, big endian.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], Low);
    }

    public static bool operator >(in UInt256 a, in UInt256 b) => a.High > b.High || (a.High == b.High && a.Low > b.Low);

    public static bool operator <(in UInt256 a, in UInt256 b) => b > a;

    public static UInt256 operator -(in UInt256 a, in UInt256 b) => new(a.High - b.High - (a.Low < b.Low ? UInt128.One : 0), a.Low - b.Low);

    public static UInt256 operator +(in UInt256 a, in UInt256 b)
    {
        var low = a.Low + b.Low;
        return new(a.High + b.High + (low < a.Low ? UInt128.One : 0), low);
    }

    /// <summary>Unsigned.</summary>
    public static UInt256 operator >>(in UInt256 a, int bits) => bits switch
    {
        0 => a,
        >= 128 => new(0, a.High >> (bits - 128)),
        _ => new(a.High >> bits, (a.Low >> bits) | (a.High << (128 - bits))),
    };

    /// <summary>The product of two numbers of 128 bits.</summary>
    public static UInt256 Multiply(UInt128 a, UInt128 b)
    {
        Span<ulong> sum = stackalloc ulong[4];
        sum.Clear();
        AddProduct(sum, [(ulong)a, (ulong)(a >> 64)], [(ulong)b, (ulong)(b >> 64)]);
        return new(sum);
    }

    /// <summary>The product of two numbers, the low half first.</summary>
    public static (UInt256 Low, UInt256 High) MultiplyWide(in UInt256 a, in UInt256 b)
    {
        Span<ulong> left = stackalloc ulong[4], right = stackalloc ulong[4], sum = stackalloc ulong[8];
        a.WriteWords(left);
        b.WriteWords(right);
        sum.Clear();
        AddProduct(sum, left, right);
        return (new(sum), new(sum[4..]));
    }

    /// <summary>This less another modulo n, both below n.</summary>
    public UInt256 SubtractModulo(in UInt256 n, in UInt256 other) => other > this ? (this - other) + n : this - other;

    /// <summary>This, below an odd n, divided by a power of 2 modulo n.</summary>
    public UInt256 HalveModulo(in UInt256 n, int times)
    {
        var value = this;
        for (; times > 0; times--)
        {
            var sum = value.IsOdd ? value + n : value;
            var carry = value > sum ? UInt128.One << 127 : 0;
            value = new((sum.High >> 1) | carry, (sum.Low >> 1) | (sum.High << 127));
        }
        return value;
    }

    private void WriteWords(Span<ulong> words)
    {
        (words[0], words[1]) = ((ulong)Low, (ulong)(Low >> 64));
        (words[2], words[3]) = ((ulong)High, (ulong)(High >> 64));
    }

    /// <summary>Adds a product to a sum that has room for it.</summary>
    private static void AddProduct(Span<ulong> sum, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            ulong carry = 0;
            for (var j = 0; j < b.Length; j++)
            {
                var term = Math.BigMul(a[i], b[j]) + sum[i + j] + carry;
                (sum[i + j], carry) = ((ulong)term, (ulong)(term >> 64));
            }
            sum[i + b.Length] = carry;
        }
    }
}
