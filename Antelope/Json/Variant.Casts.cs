namespace Antelope.Json;

public readonly partial struct Variant
{
    /// <summary>The integer, or what text, double, bool or null is as one; throws <see cref="ValueFormatException"/>.</summary>
    public long AsInt64() => Kind switch
    {
        VariantKind.String => Numbers.ParseInt64((string)_reference!),
        VariantKind.Double => Numbers.ToInt64(BitConverter.UInt64BitsToDouble(_bits)),
        VariantKind.Int64 or VariantKind.UInt64 or VariantKind.Bool => (long)_bits,
        VariantKind.Null => 0,
        _ => throw BadCast("int64"),
    };

    /// <summary>As <see cref="AsInt64"/>; negative numbers wrap around.</summary>
    public ulong AsUInt64() => Kind switch
    {
        VariantKind.String => ParseUInt64((string)_reference!),
        VariantKind.Double => Numbers.ToUInt64(BitConverter.UInt64BitsToDouble(_bits)),
        VariantKind.Int64 or VariantKind.UInt64 or VariantKind.Bool => _bits,
        VariantKind.Null => 0,
        _ => throw BadCast("uint64").Within($"{this:+*this}"),
    };

    private static ulong ParseUInt64(string text)
    {
        try
        {
            return Numbers.ParseUInt64(text);
        }
        catch (ValueFormatException e)
        {
            throw e.Within($"{text:+*this}");
        }
    }

    public double AsDouble() => Kind switch
    {
        VariantKind.String => Numbers.ParseDouble((string)_reference!),
        VariantKind.Double => BitConverter.UInt64BitsToDouble(_bits),
        VariantKind.Int64 => (long)_bits,
        VariantKind.UInt64 or VariantKind.Bool => _bits,
        VariantKind.Null => 0,
        _ => throw BadCast("double"),
    };

    /// <summary>Numbers are true unless 0; of texts only <c>true</c> and <c>false</c> are accepted.</summary>
    public bool AsBool() => Kind switch
    {
        VariantKind.String => (string)_reference! switch
        {
            "true" => true,
            "false" => false,
            _ => throw new ValueFormatException("Cannot convert string to bool (only \"true\" or \"false\" can be converted)", ValueFormatException.BadCastCode),
        },
        VariantKind.Double => BitConverter.UInt64BitsToDouble(_bits) != 0,
        VariantKind.Int64 or VariantKind.UInt64 or VariantKind.Bool => _bits != 0,
        VariantKind.Null => false,
        _ => throw BadCast("bool"),
    };

    /// <summary>The text, or a number, bool or null as text; throws for arrays and objects.</summary>
    public string AsString() => Kind switch
    {
        VariantKind.String => (string)_reference!,
        VariantKind.Double => Numbers.Format(BitConverter.UInt64BitsToDouble(_bits)),
        VariantKind.Int64 => Numbers.Format((long)_bits),
        VariantKind.UInt64 => Numbers.Format(_bits),
        VariantKind.Bool => _bits != 0 ? "true" : "false",
        VariantKind.Null => "",
        _ => throw BadCast("string"),
    };

    /// <summary>The text; throws <see cref="ValueFormatException"/> for every other kind.</summary>
    public string GetString() => Kind == VariantKind.String
        ? (string)_reference!
        : throw new ValueFormatException($"Invalid cast from type '{TypeName:type}' to string", ValueFormatException.BadCastCode);

    public IReadOnlyList<Variant> AsArray() => Kind == VariantKind.Array ? (IReadOnlyList<Variant>)_reference! : throw BadCast("Array");

    public VariantObject AsObject() => Kind == VariantKind.Object
        ? (VariantObject)_reference!
        : throw new ValueFormatException($"Invalid cast from type '{TypeName:type}' to Object", ValueFormatException.BadCastCode);

    /// <summary>Hex text with two digits a byte, or throws <see cref="ValueFormatException"/>.</summary>
    public byte[] AsBytes()
    {
        var text = GetString();
        if (text.Length % 2 != 0)
            throw new ValueFormatException("str.size() % 2 == 0: the length of hex string should be even number", ValueFormatException.AssertCode);
        foreach (var c in text)
            if (!char.IsAsciiHexDigit(c))
                throw new ValueFormatException($"Invalid hex character '{c.ToString():c}'");
        return Convert.FromHexString(text);
    }

    private string TypeName => Kind switch
    {
        VariantKind.Null => "null_type",
        VariantKind.Int64 => "int64_type",
        VariantKind.UInt64 => "uint64_type",
        VariantKind.Double => "double_type",
        VariantKind.Bool => "bool_type",
        VariantKind.String => "string_type",
        VariantKind.Array => "array_type",
        _ => "object_type",
    };

    private ValueFormatException BadCast(string to) => new($"Invalid cast from {TypeName:type} to {to}", ValueFormatException.BadCastCode);
}
