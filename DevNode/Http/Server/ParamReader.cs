using Antelope;
using Antelope.Json;

namespace DevNode.Http;

/// <summary>Parameters out of a JSON object: one that is missing keeps its default, as with fc's reflection.</summary>
public static class ParamReader
{
    public static Name ReadName(this VariantObject p, string key) => p.TryGet(key, out var v) ? Name.Parse(v.GetString()) : default;
    public static string ReadText(this VariantObject p, string key, string fallback = "") => p.TryGet(key, out var v) ? v.AsString() : fallback;
    public static bool ReadBool(this VariantObject p, string key, bool fallback = false) => p.TryGet(key, out var v) ? v.AsBool() : fallback;
    public static uint ReadUInt32(this VariantObject p, string key, uint fallback) => p.TryGet(key, out var v) ? (uint)v.AsUInt64() : fallback;

    /// <summary>A member that may be null or missing.</summary>
    public static T? ReadOptional<T>(this VariantObject p, string key, Func<Variant, T> convert) where T : struct =>
        p.TryGet(key, out var v) && !v.IsNull ? convert(v) : null;

    /// <inheritdoc cref="ReadOptional{T}"/>
    public static string? ReadOptionalText(this VariantObject p, string key) => p.TryGet(key, out var v) && !v.IsNull ? v.AsString() : null;

    /// <summary>An array, empty when missing.</summary>
    public static List<T> ReadList<T>(this VariantObject p, string key, Func<Variant, T> convert) =>
        p.TryGet(key, out var v) ? [.. v.AsArray().Select(convert)] : [];

    /// <summary>Hex of at most 32 bytes; fewer are followed by zeros, as fc takes a sha256.</summary>
    public static Checksum256 ToChecksum256(Variant value)
    {
        var bytes = value.AsBytes();
        Array.Resize(ref bytes, Checksum256.Size);
        return new(bytes);
    }
}
