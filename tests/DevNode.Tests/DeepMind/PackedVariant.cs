using System.Text.RegularExpressions;
using Antelope.Json;
using Antelope.Serialization;

namespace DevNode.Tests.DeepMind;

/// <summary>JSON values in binary form (fc raw_variant.hpp).</summary>
internal static partial class PackedVariant
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

    /// <summary>The text of a log message: its format with the data in it.</summary>
    public static string TextOf(Variant message)
    {
        var data = message["data"].AsObject();
        return Place().Replace(message["format"].GetString(), place => !data.TryGet(place.Groups[1].Value, out var value) ? place.Value
            : value.IsArray || value.IsObject ? JsonText.Write(value) : value.AsString());
    }

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Place();
}
