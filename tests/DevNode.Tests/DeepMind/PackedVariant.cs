using Antelope.Json;
using Antelope.Serialization;

namespace DevNode.Tests.DeepMind;

/// <summary>JSON values in binary form (fc raw_variant.hpp).</summary>
internal static class PackedVariant
{
    public static Variant Read(ref PackReader reader)
    {
        switch ((VariantKind)reader.ReadUInt8())
        {
            case VariantKind.Null:
                return default;
            case VariantKind.Int64:
                return reader.ReadInt64();
            case VariantKind.UInt64:
                return reader.ReadUInt64();
            case VariantKind.Double:
                return reader.ReadFloat64();
            case VariantKind.Bool:
                return reader.ReadBool();
            case VariantKind.String:
                return reader.ReadString();
            case VariantKind.Array:
                var list = new Variant[reader.ReadVarUInt32()];
                for (var i = 0; i < list.Length; i++)
                    list[i] = Read(ref reader);
                return list;
            default:
                var result = new VariantObject();
                for (var members = reader.ReadVarUInt32(); members > 0; members--)
                {
                    var key = reader.ReadString();
                    result.Add(key, Read(ref reader));
                }
                return result;
        }
    }

    /// <summary>A log message without its place and time: the rest with the kinds of the values.</summary>
    public static string WithoutPlace(Variant message)
    {
        var context = message["context"];
        return Describe(new VariantObject
        {
            { "level", context["level"] },
            { "hostname", context["hostname"] },
            { "thread_name", context["thread_name"] },
            { "format", message["format"] },
            { "data", message["data"] },
        });
    }

    private static string Describe(Variant value) => value.Kind switch
    {
        VariantKind.Array => $"[{string.Join(',', value.AsArray().Select(Describe))}]",
        VariantKind.Object => $"{{{string.Join(',', value.AsObject().Select(member => $"{member.Key}:{Describe(member.Value)}"))}}}",
        var kind => $"{kind} {JsonText.Write(value)}",
    };
}
