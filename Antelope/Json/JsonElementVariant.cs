using System.Text.Json;

namespace Antelope.Json;

/// <summary>Values parsed by System.Text.Json, which knows every escape, as <see cref="Variant"/>.</summary>
public static class JsonElementVariant
{
    /// <summary>Whole numbers become integers where they fit 64 bits, others doubles.</summary>
    public static Variant ToVariant(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => ToNumber(json),
        JsonValueKind.Array => Variant.Array(json.EnumerateArray(), ToVariant),
        JsonValueKind.Object => ToObject(json),
        _ => default,
    };

    private static Variant ToNumber(JsonElement json)
    {
        if (json.TryGetUInt64(out var unsigned))
            return unsigned;
        return json.TryGetInt64(out var signed) ? (Variant)signed : json.GetDouble();
    }

    private static VariantObject ToObject(JsonElement json)
    {
        var value = new VariantObject();
        foreach (var member in json.EnumerateObject())
            value.Add(member.Name, member.Value.ToVariant());
        return value;
    }
}
