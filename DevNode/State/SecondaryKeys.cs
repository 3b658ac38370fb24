namespace DevNode.State;

/// <summary>A 256-bit secondary key: two 128-bit words, compared in this order (nodeos key256_t).</summary>
public readonly record struct Key256(UInt128 First, UInt128 Second) : IComparable<Key256>
{
    public static Key256 Lowest => default;
    public static Key256 Highest => new(UInt128.MaxValue, UInt128.MaxValue);

    public int CompareTo(Key256 other) => First.CompareTo(other.First) is var c && c != 0 ? c : Second.CompareTo(other.Second);
}

/// <summary>Bits of an IEEE double that is not NaN, ordered as numbers; -0 and 0 are the same key (nodeos soft_double_less).</summary>
public readonly record struct Float64Key(ulong Bits) : IComparable<Float64Key>
{
    private const ulong Sign = 1UL << 63;

    /// <summary>Negative infinity.</summary>
    public static Float64Key Lowest => new(0xfff0UL << 48);

    /// <summary>Positive infinity.</summary>
    public static Float64Key Highest => new(0x7ff0UL << 48);

    private ulong Ordinal => Bits == Sign ? Sign : (Bits & Sign) != 0 ? ~Bits : Bits | Sign;
    public int CompareTo(Float64Key other) => Ordinal.CompareTo(other.Ordinal);
}

/// <summary>Bits of an IEEE quadruple that is not NaN, ordered as numbers; -0 and 0 are the same key (nodeos soft_long_double_less).</summary>
public readonly record struct Float128Key(UInt128 Bits) : IComparable<Float128Key>
{
    private static readonly UInt128 Sign = UInt128.One << 127;

    /// <summary>Negative infinity.</summary>
    public static Float128Key Lowest => new((UInt128)0xffff << 112);

    /// <summary>Positive infinity.</summary>
    public static Float128Key Highest => new((UInt128)0x7fff << 112);

    private UInt128 Ordinal => Bits == Sign ? Sign : (Bits & Sign) != 0 ? ~Bits : Bits | Sign;
    public int CompareTo(Float128Key other) => Ordinal.CompareTo(other.Ordinal);
}
