namespace Antelope.Json;

/// <summary>
/// A JSON value as nodeos's library has it (fc::variant): which integer type a number has decides how it is printed, and
/// casts between kinds are lenient (<c>"5"</c>, <c>true</c> and 5 are all the integer 5 or 1).
/// </summary>
public readonly partial struct Variant
{
    private readonly object? _reference;
    private readonly ulong _bits;

    private Variant(VariantKind kind, ulong bits, object? reference = null)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    public VariantKind Kind { get; }
    public bool IsNull => Kind == VariantKind.Null;
    public bool IsString => Kind == VariantKind.String;
    public bool IsArray => Kind == VariantKind.Array;
    public bool IsObject => Kind == VariantKind.Object;

    /// <summary>True for integers and bools.</summary>
    public bool IsInteger => Kind is VariantKind.Int64 or VariantKind.UInt64 or VariantKind.Bool;

    /// <summary>A member of the object; throws <see cref="ValueFormatException"/> for another kind or an unknown key.</summary>
    public Variant this[string key] => AsObject()[key];

    /// <summary>An element of the array; throws <see cref="ValueFormatException"/> for another kind.</summary>
    public Variant this[int index] => AsArray()[index];

    /// <summary>Compact JSON, as nodeos prints it.</summary>
    public override string ToString() => JsonText.Write(this);

    public static implicit operator Variant(long value) => new(VariantKind.Int64, (ulong)value);
    public static implicit operator Variant(int value) => new(VariantKind.Int64, (ulong)(long)value);
    public static implicit operator Variant(ulong value) => new(VariantKind.UInt64, value);
    public static implicit operator Variant(uint value) => new(VariantKind.UInt64, value);
    public static implicit operator Variant(double value) => new(VariantKind.Double, BitConverter.DoubleToUInt64Bits(value));
    public static implicit operator Variant(bool value) => new(VariantKind.Bool, value ? 1UL : 0);
    public static implicit operator Variant(string? value) => value is null ? default : new(VariantKind.String, 0, value);
    public static implicit operator Variant(Variant[] value) => new(VariantKind.Array, 0, value);
    public static implicit operator Variant(List<Variant> value) => new(VariantKind.Array, 0, value);
    public static implicit operator Variant(VariantObject value) => new(VariantKind.Object, 0, value);

    /// <summary>Bytes are hex text.</summary>
    public static implicit operator Variant(byte[] value) => Convert.ToHexStringLower(value);
    public static implicit operator Variant(Name value) => value.ToString();
    public static implicit operator Variant(Asset value) => value.ToString();
    public static implicit operator Variant(Symbol value) => value.ToString();
    public static implicit operator Variant(SymbolCode value) => value.ToString();
    public static implicit operator Variant(Checksum160 value) => value.ToString();
    public static implicit operator Variant(Checksum256 value) => value.ToString();
    public static implicit operator Variant(Checksum512 value) => value.ToString();
    public static implicit operator Variant(TimePoint value) => value.ToString();
    public static implicit operator Variant(TimePointSec value) => value.ToString();
    public static implicit operator Variant(BlockTimestamp value) => value.ToString();
    public static implicit operator Variant(PublicKey value) => value.ToString();
    public static implicit operator Variant(Signature value) => value.ToString();

    /// <summary>128-bit integers are decimal text.</summary>
    public static implicit operator Variant(UInt128 value) => value.ToString();
    public static implicit operator Variant(Int128 value) => value.ToString();

    /// <summary>An array of what each element becomes.</summary>
    public static Variant Array<T>(IEnumerable<T> values, Func<T, Variant> convert)
    {
        var list = new List<Variant>();
        foreach (var value in values)
            list.Add(convert(value));
        return list;
    }
}
