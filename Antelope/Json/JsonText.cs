using System.Text;

namespace Antelope.Json;

/// <summary>Compact JSON exactly as nodeos prints it (fc json.cpp): integers above 32 bits and all doubles are quoted.</summary>
public static partial class JsonText
{
    /// <summary>The text of a value.</summary>
    public static string Write(Variant value)
    {
        var builder = new StringBuilder();
        Write(builder, value);
        return builder.ToString();
    }

    /// <summary>Appends the text of a value.</summary>
    public static void Write(StringBuilder builder, Variant value)
    {
        switch (value.Kind)
        {
            case VariantKind.Null:
                builder.Append("null");
                break;
            case VariantKind.Int64:
                WriteNumber(builder, value, value.AsInt64() > uint.MaxValue);
                break;
            case VariantKind.UInt64:
                WriteNumber(builder, value, value.AsUInt64() > uint.MaxValue);
                break;
            case VariantKind.Double:
                WriteNumber(builder, value, quoted: true);
                break;
            case VariantKind.Bool:
                builder.Append(value.AsString());
                break;
            case VariantKind.String:
                WriteString(builder, value.GetString());
                break;
            case VariantKind.Array:
                WriteArray(builder, value.AsArray());
                break;
            default:
                WriteObject(builder, value.AsObject());
                break;
        }
    }

    private static void WriteNumber(StringBuilder builder, Variant value, bool quoted)
    {
        if (quoted)
            builder.Append('"').Append(value.AsString()).Append('"');
        else
            builder.Append(value.AsString());
    }

    private static void WriteArray(StringBuilder builder, IReadOnlyList<Variant> values)
    {
        builder.Append('[');
        for (var i = 0; i < values.Count; i++)
        {
            if (i != 0)
                builder.Append(',');
            Write(builder, values[i]);
        }
        builder.Append(']');
    }

    private static void WriteObject(StringBuilder builder, VariantObject value)
    {
        builder.Append('{');
        var first = true;
        foreach (var (key, member) in value)
        {
            if (!first)
                builder.Append(',');
            first = false;
            WriteString(builder, key);
            builder.Append(':');
            Write(builder, member);
        }
        builder.Append('}');
    }

    private static void WriteString(StringBuilder builder, string value)
    {
        var text = Utf8Text.Prune(value);
        builder.Append('"');
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= ' ' && c != '"' && c != '\\' && c is not (>= '\x7f' and <= '\x9f'))
                continue;
            builder.Append(text, start, i - start);
            start = i + 1;
            _ = c switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\t' => builder.Append("\\t"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                _ => builder.Append("\\u00").Append(((int)c).ToString("x2")),
            };
        }
        builder.Append(text, start, text.Length - start).Append('"');
    }
}
