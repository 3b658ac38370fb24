using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace DevNode.Chain.Intrinsics;

/// <summary>A number modulo the prime of alt_bn128, in Montgomery form (times 2^256) as four 64-bit words, lowest first.</summary>
internal readonly partial record struct Field1 : IField<Field1>
{
    // -1 / prime modulo 2^64
    private const ulong NegatedInverse = 0x87d20782e4866389;

    private const ulong P0 = 0x3c208c16d87cfd47, P1 = 0x97816a916871ca8d, P2 = 0xb85045b68181585d, P3 = 0x30644e72e131a029;

    private readonly ulong _w0, _w1, _w2, _w3;

    private Field1(ulong w0, ulong w1, ulong w2, ulong w3) => (_w0, _w1, _w2, _w3) = (w0, w1, w2, w3);

    public static readonly BigInteger Prime =
        BigInteger.Parse("21888242871839275222246405745257275088696311157297823662689037894645226208583", null);

    private static readonly Field1 RadixSquared = Raw(BigInteger.Pow(2, 512) % Prime);
    private static readonly Field1 RadixCubed = RadixSquared * RadixSquared;

    public static Field1 One { get; } = Of(1);

    public bool IsZero => (_w0 | _w1 | _w2 | _w3) == 0;

    /// <summary>The number, reduced modulo the prime.</summary>
    public static Field1 Of(BigInteger value) => Raw(((value % Prime) + Prime) % Prime) * RadixSquared;

    public BigInteger ToBigInteger()
    {
        var plain = this * new Field1(1, 0, 0, 0);
        Span<byte> bytes = stackalloc byte[32];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, plain._w0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], plain._w1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], plain._w2);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], plain._w3);
        return new BigInteger(bytes, isUnsigned: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field1 operator +(in Field1 a, in Field1 b)
    {
        // the prime has 254 bits: no carry leaves the fourth word
        ulong carry = 0;
        var w0 = AddWord(a._w0, b._w0, ref carry);
        var w1 = AddWord(a._w1, b._w1, ref carry);
        var w2 = AddWord(a._w2, b._w2, ref carry);
        return Reduce(w0, w1, w2, AddWord(a._w3, b._w3, ref carry));
    }

    public static Field1 operator -(in Field1 a) => a.IsZero ? a : Subtract(new Field1(P0, P1, P2, P3), a, out _);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field1 operator -(in Field1 a, in Field1 b)
    {
        var difference = Subtract(a, b, out var borrowed);
        return borrowed ? AddPrime(difference) : difference;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field1 operator *(in Field1 a, in Field1 b)
    {
        ulong a0 = a._w0, a1 = a._w1, a2 = a._w2, a3 = a._w3;
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0;
        Step(a0, a1, a2, a3, b._w0, ref t0, ref t1, ref t2, ref t3);
        Step(a0, a1, a2, a3, b._w1, ref t0, ref t1, ref t2, ref t3);
        Step(a0, a1, a2, a3, b._w2, ref t0, ref t1, ref t2, ref t3);
        Step(a0, a1, a2, a3, b._w3, ref t0, ref t1, ref t2, ref t3);
        return Reduce(t0, t1, t2, t3);
    }

    public Field1 Square() => this * this;

    // t = (t + a·word + m·prime) / 2^64 with m chosen so that the division is exact; t stays below twice the prime, which has 254 bits
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ulong a0, ulong a1, ulong a2, ulong a3, ulong word, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3)
    {
        ulong carry = 0, reduced = 0;
        t0 = MultiplyAdd(a0, word, t0, ref carry);
        var m = unchecked(t0 * NegatedInverse);
        MultiplyAdd(m, P0, t0, ref reduced);
        t1 = MultiplyAdd(a1, word, t1, ref carry);
        t0 = MultiplyAdd(m, P1, t1, ref reduced);
        t2 = MultiplyAdd(a2, word, t2, ref carry);
        t1 = MultiplyAdd(m, P2, t2, ref reduced);
        t3 = MultiplyAdd(a3, word, t3, ref carry);
        t2 = MultiplyAdd(m, P3, t3, ref reduced);
        t3 = carry + reduced;
    }

    // the low word of a·b + addend + carry, whose high word is the next carry
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MultiplyAdd(ulong a, ulong b, ulong addend, ref ulong carry)
    {
        // the lower half by a multiplication of its own: what gives both at once gives one through memory
        unchecked
        {
            var low = a * b;
            var high = Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(a, b) : Math.BigMul(a, b, out _);
            low += addend;
            high += low < addend ? 1UL : 0;
            low += carry;
            high += low < carry ? 1UL : 0;
            carry = high;
            return low;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Field1 Reduce(ulong w0, ulong w1, ulong w2, ulong w3)
    {
        var value = new Field1(w0, w1, w2, w3);
        var reduced = Subtract(value, new Field1(P0, P1, P2, P3), out var borrowed);
        return borrowed ? value : reduced;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Field1 Subtract(Field1 a, Field1 b, out bool borrowed)
    {
        ulong borrow = 0;
        var w0 = SubtractWord(a._w0, b._w0, ref borrow);
        var w1 = SubtractWord(a._w1, b._w1, ref borrow);
        var w2 = SubtractWord(a._w2, b._w2, ref borrow);
        var w3 = SubtractWord(a._w3, b._w3, ref borrow);
        borrowed = borrow != 0;
        return new Field1(w0, w1, w2, w3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SubtractWord(ulong a, ulong b, ref ulong borrow)
    {
        unchecked
        {
            var difference = a - b - borrow;
            borrow = a < b || (a == b && borrow != 0) ? 1UL : 0;
            return difference;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Field1 AddPrime(Field1 a)
    {
        ulong carry = 0;
        var w0 = AddWord(a._w0, P0, ref carry);
        var w1 = AddWord(a._w1, P1, ref carry);
        var w2 = AddWord(a._w2, P2, ref carry);
        return new Field1(w0, w1, w2, AddWord(a._w3, P3, ref carry));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddWord(ulong a, ulong b, ref ulong carry)
    {
        unchecked
        {
            var sum = a + b;
            var over = sum < a ? 1UL : 0;
            sum += carry;
            carry = over | (sum < carry ? 1UL : 0);
            return sum;
        }
    }

    private static Field1 Raw(BigInteger value)
    {
        Span<byte> bytes = stackalloc byte[32];
        bytes.Clear();
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return new Field1(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
    }
}
