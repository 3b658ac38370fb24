using Antelope;
using Antelope.Json;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Errors in binary form (fc pack of exception). Each message is a JSON value there, as in the JSON of traces.</summary>
internal static class ExceptionPacking
{
    public static void Pack(PackWriter writer, ChainException error)
    {
        writer.WriteInt64(error.Type.Code);
        writer.WriteString(error.Type.Name);
        writer.WriteString(error.Type.What);
        writer.WriteVarUInt32((uint)error.Steps.Count);
        foreach (var step in error.Steps)
            Pack(writer, (Variant)LogMessage.Of(step));
    }

    /// <summary>A JSON value after the number of its kind (fc raw_variant.hpp).</summary>
    private static void Pack(PackWriter writer, Variant value)
    {
        writer.WriteUInt8((byte)value.Kind);
        switch (value.Kind)
        {
            case VariantKind.Null:
                break;
            case VariantKind.Int64:
                writer.WriteInt64(value.AsInt64());
                break;
            case VariantKind.UInt64:
                writer.WriteUInt64(value.AsUInt64());
                break;
            case VariantKind.Double:
                writer.WriteFloat64(value.AsDouble());
                break;
            case VariantKind.Bool:
                writer.WriteBool(value.AsBool());
                break;
            case VariantKind.String:
                writer.WriteString(value.GetString());
                break;
            case VariantKind.Array:
                writer.WriteVarUInt32((uint)value.AsArray().Count);
                foreach (var item in value.AsArray())
                    Pack(writer, item);
                break;
            case VariantKind.Object:
                Pack(writer, value.AsObject());
                break;
        }
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
