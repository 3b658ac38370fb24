using Antelope;
using Antelope.Json;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>
/// Errors in binary form (fc pack of exception). Each message is a JSON value there, with the place in the sources that it comes from, which is
/// left empty here, and as its format the whole text, as in the JSON of traces.
/// </summary>
internal static class ExceptionPacking
{
    public static void Pack(PackWriter writer, ChainException error)
    {
        writer.WriteInt64(error.Type.Code);
        writer.WriteString(error.Type.Name);
        writer.WriteString(error.Type.What);
        writer.WriteVarUInt32((uint)error.Steps.Count);
        foreach (var step in error.Steps)
            Pack(writer, Describe(step));
    }

    private static Variant Describe(ErrorStep step) => new VariantObject
    {
        { "context", new VariantObject
        {
            { "level", "error" },
            { "file", "" },
            { "line", 0U },
            { "method", "" },
            { "hostname", "" },
            { "thread_name", "nodeos" },
            { "timestamp", default(TimePoint) },
        } },
        { "format", step.Message },
        { "data", new VariantObject() },
    };

    /// <summary>A JSON value after the number of its kind (fc raw_variant.hpp).</summary>
    private static void Pack(PackWriter writer, Variant value)
    {
        writer.WriteUInt8((byte)value.Kind);
        if (value.Kind == VariantKind.UInt64)
            writer.WriteUInt64(value.AsUInt64());
        else if (value.IsString)
            writer.WriteString(value.GetString());
        else
            Pack(writer, value.AsObject());
    }

    private static void Pack(PackWriter writer, VariantObject value)
    {
        writer.WriteVarUInt32((uint)value.Count);
        foreach (var (key, member) in value)
        {
            writer.WriteString(key);
            Pack(writer, member);
        }
    }
}
