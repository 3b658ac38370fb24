namespace Antelope.Json;

/// <summary>What a <see cref="Variant"/> holds; the numbers are fc::variant::type_id.</summary>
public enum VariantKind : byte
{
    Null = 0,
    Int64 = 1,
    UInt64 = 2,
    Double = 3,
    Bool = 4,
    String = 5,
    Array = 6,
    Object = 7,
}
