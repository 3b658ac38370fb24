using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Antelope.Secp256k1;

/// <summary>
/// A number modulo p = 2^256 - 2^32 - 977 in five limbs of 52 bits (the last has 48), carried lazily: a sum's limbs are larger. The
/// magnitude m of a number bounds them: limbs up to m (2^52 + 2^45). Products are of magnitude 1 and take factors of up to 8.
/// The running times of comparisons depend on the values.
/// </summary>
internal readonly partial struct FieldElement : IFieldNumber<FieldElement>
{
    private const ulong Mask52 = (1UL << 52) - 1;
    private const ulong Mask48 = (1UL << 48) - 1;

    /// <summary>2^256 modulo p.</summary>
    private const ulong Fold = (1UL << 32) + 977;
    private const ulong P0 = Mask52 + 1 - Fold;

    private readonly ulong _n0, _n1, _n2, _n3, _n4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FieldElement(ulong n0, ulong n1, ulong n2, ulong n3, ulong n4) => (_n0, _n1, _n2, _n3, _n4) = (n0, n1, n2, n3, n4);

    public static FieldElement One { get; } = new(1, 0, 0, 0, 0);

    /// <summary>A small number.</summary>
    public static FieldElement Of(uint value) => new(value, 0, 0, 0, 0);

    /// <summary>Reads 32 bytes, big endian; false when they are not below p.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out FieldElement value)
    {
        var d = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var c = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        var b = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        var a = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
        value = new(a & Mask52, (a >> 52 | b << 12) & Mask52, (b >> 40 | c << 24) & Mask52, (c >> 28 | d << 36) & Mask52, d >> 16);
        return !value.IsAtLeastP();
    }

    /// <summary>Writes 32 bytes, big endian.</summary>
    public void Write(Span<byte> bytes)
    {
        var n = Normalize();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, n._n3 >> 36 | n._n4 << 16);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], n._n2 >> 24 | n._n3 << 28);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], n._n1 >> 12 | n._n2 << 40);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], n._n0 | n._n1 << 52);
    }

    /// <summary>Writes ten limbs of 26 bits, of which the last is the highest and may be a little larger, from a magnitude up to 32.</summary>
    public void WriteLimbs(Span<uint> limbs)
    {
        const uint low = (1 << 26) - 1;
        var n = Carry();
        (limbs[0], limbs[1], limbs[2], limbs[3]) = ((uint)n._n0 & low, (uint)(n._n0 >> 26), (uint)n._n1 & low, (uint)(n._n1 >> 26));
        (limbs[4], limbs[5], limbs[6], limbs[7]) = ((uint)n._n2 & low, (uint)(n._n2 >> 26), (uint)n._n3 & low, (uint)(n._n3 >> 26));
        (limbs[8], limbs[9]) = ((uint)n._n4 & low, (uint)(n._n4 >> 26));
    }

    /// <summary>The number of magnitude 1 from ten such limbs, each below 2^32.</summary>
    public static FieldElement OfLimbs(ReadOnlySpan<ulong> limbs) => new FieldElement(
        limbs[0] + (limbs[1] << 26), limbs[2] + (limbs[3] << 26), limbs[4] + (limbs[5] << 26), limbs[6] + (limbs[7] << 26), limbs[8] + (limbs[9] << 26)).Carry();

    /// <summary>True for 0 modulo p, for a magnitude up to 32.</summary>
    public bool IsZero
    {
        get
        {
            // nearly all others differ from both 0 and p in the lowest limb
            var lowest = (_n0 + ((_n4 >> 48) * Fold)) & Mask52;
            if (lowest != 0 && lowest != P0)
                return false;
            var n = Carry();
            return (n._n0 | n._n1 | n._n2 | n._n3 | n._n4) == 0 || (n._n0 == P0 && n.IsAtLeastP());
        }
    }

    public bool IsOdd => (Normalize()._n0 & 1) != 0;

    /// <summary>Of the sum of the magnitudes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldElement operator +(in FieldElement a, in FieldElement b) =>
        new(a._n0 + b._n0, a._n1 + b._n1, a._n2 + b._n2, a._n3 + b._n3, a._n4 + b._n4);

    /// <summary>Of the magnitude times the factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldElement Times(uint factor) => new(_n0 * factor, _n1 * factor, _n2 * factor, _n3 * factor, _n4 * factor);

    /// <summary>The negative of a number of a magnitude up to the given one; its own is one more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldElement Negate(uint magnitude)
    {
        var m = magnitude + 1UL;
        return new((m * P0) - _n0, (m * Mask52) - _n1, (m * Mask52) - _n2, (m * Mask52) - _n3, (m * Mask48) - _n4);
    }

    /// <summary>The same number of magnitude 1, from one of up to 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FieldElement Carry()
    {
        var n0 = _n0 + ((_n4 >> 48) * Fold);
        var n1 = _n1 + (n0 >> 52);
        var n2 = _n2 + (n1 >> 52);
        var n3 = _n3 + (n2 >> 52);
        return new(n0 & Mask52, n1 & Mask52, n2 & Mask52, n3 & Mask52, (_n4 & Mask48) + (n3 >> 52));
    }

    /// <summary>The one form below p.</summary>
    private FieldElement Normalize()
    {
        var n = Carry().Carry();
        if (!n.IsAtLeastP())
            return n;
        // adding 2^256 - p and dropping 2^256 subtracts p
        var carried = new FieldElement(n._n0 + Fold, n._n1, n._n2, n._n3, n._n4).Spread();
        return new(carried._n0, carried._n1, carried._n2, carried._n3, carried._n4 & Mask48);
    }

    private FieldElement Spread()
    {
        var n1 = _n1 + (_n0 >> 52);
        var n2 = _n2 + (n1 >> 52);
        var n3 = _n3 + (n2 >> 52);
        return new(_n0 & Mask52, n1 & Mask52, n2 & Mask52, n3 & Mask52, _n4 + (n3 >> 52));
    }

    private bool IsAtLeastP() => _n4 == Mask48 && (_n3 & _n2 & _n1) == Mask52 && _n0 >= P0;
}
