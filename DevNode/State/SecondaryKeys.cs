namespace DevNode.State;

/// <summary>A 256-bit secondary key: two 128-bit words, compared in this order (nodeos key256_t).</summary>
public readonly record struct Key256(UInt128 First, UInt128 Second) : IComparable<Key256>
{
    public int CompareTo(Key256 other) => First.CompareTo(other.First) is var c && c != 0 ? c : Second.CompareTo(other.Second);
}

/// <summary>Bits of an IEEE double that is not NaN, ordered as numbers; -0 and 0 are the same key (nodeos soft_double_less).</summary>
public readonly record struct Float64Key(ulong Bits) : IComparable<Float64Key>
{
    private const ulong Sign = 1UL << 63;

    private ulong Ordinal => Bits == Sign ? Sign : (Bits & Sign) != 0 ? ~Bits : Bits | Sign;
    public int CompareTo(Float64Key other) => Ordinal.CompareTo(other.Ordinal);
}

/// <summary>Bits of an IEEE quadruple that is not NaN, ordered as numbers; -0 and 0 are the same key (nodeos soft_long_double_less).</summary>
public readonly record struct Float128Key(UInt128 Bits) : IComparable<Float128Key>
{
    private static readonly UInt128 Sign = UInt128.One << 127;

    private UInt128 Ordinal => Bits == Sign ? Sign : (Bits & Sign) != 0 ? ~Bits : Bits | Sign;
    public int CompareTo(Float128Key other) => Ordinal.CompareTo(other.Ordinal);
}
