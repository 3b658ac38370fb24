namespace DevNode.Wasm;

/// <summary>Value types of WebAssembly 1.0, with their binary encoding.</summary>
public enum ValueType : byte
{
    I32 = 0x7f,
    I64 = 0x7e,
    F32 = 0x7d,
    F64 = 0x7c,
}

/// <summary>Signature of a function; <paramref name="Result"/> is null when it returns nothing.</summary>
public sealed record FunctionType(IReadOnlyList<ValueType> Parameters, ValueType? Result)
{
    public bool Equals(FunctionType? other) =>
        other is not null && Result == other.Result && Parameters.SequenceEqual(other.Parameters);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Result);
        foreach (var parameter in Parameters)
            hash.Add(parameter);
        return hash.ToHashCode();
    }
}

/// <summary>An imported function.</summary>
public sealed record FunctionImport(string Module, string Field, int TypeIndex);

/// <summary>What an export refers to.</summary>
public enum ExternalKind : byte
{
    Function = 0,
    Table = 1,
    Memory = 2,
    Global = 3,
}

/// <summary>A named export; <paramref name="Index"/> counts imports first.</summary>
public sealed record Export(string Name, ExternalKind Kind, uint Index);

/// <summary>Size limits of a memory in pages, or of a table in elements.</summary>
public readonly record struct Limits(uint Initial, uint? Maximum);

/// <summary>A global; <paramref name="Initial"/> holds the bits of its value.</summary>
public readonly record struct Global(ValueType Type, bool Mutable, long Initial);

/// <summary>A run of locals of one type.</summary>
public readonly record struct LocalRun(uint Count, ValueType Type);

/// <summary>Body of a function: its declared locals and where its instructions lie in the module's bytes.</summary>
public sealed record FunctionBody(IReadOnlyList<LocalRun> Locals, int CodeStart, int CodeEnd);

/// <summary>Bytes that initialise memory; the offset is unsigned.</summary>
public sealed record DataSegment(uint Offset, ReadOnlyMemory<byte> Bytes);

internal static class ValueTypes
{
    /// <summary>Size in bytes, 4 or 8.</summary>
    public static uint Bytes(this ValueType type) => type is ValueType.I32 or ValueType.F32 ? 4u : 8u;

    /// <summary>Whether the value is kept as 64 bits; floats are kept as their bits.</summary>
    public static bool IsWide(this ValueType type) => type is ValueType.I64 or ValueType.F64;
}
