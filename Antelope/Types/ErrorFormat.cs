using System.Buffers;
using System.Text;
using Antelope.Json;

namespace Antelope;

/// <summary>Puts values into the holes of a message (fc format_string), whose sizes are those of UTF-8.</summary>
internal static class ErrorFormat
{
    /// <summary>Bytes of a message from which on values are cut.</summary>
    private const int Limit = 1024;

    /// <summary>The message with each value whole.</summary>
    public static string Fill(string format, VariantObject values) => Fill(Utf8Text.Encode(format), values, limited: false);

    /// <summary>The message with room for the same share of the limit in each value.</summary>
    public static string FillLimited(string format, VariantObject values)
    {
        var bytes = Utf8Text.Encode(format);
        return Fill(bytes.Length > Limit ? [.. bytes[..Limit], .. "..."u8] : bytes, values, limited: true);
    }

    private static string Fill(ReadOnlySpan<byte> format, VariantObject values, bool limited)
    {
        var result = new Result(limited, limited ? (Math.Max(Limit, format.Length) - format.Length) / Math.Max(1, values.Count) : int.MaxValue);
        while (!format.IsEmpty)
        {
            var dollar = format.IndexOf((byte)'$');
            result.Append(dollar < 0 ? format : format[..dollar]);
            if (dollar < 0)
                break;
            if (result.IsFull)
                return result.Text.Append("...").ToString();
            format = format[(dollar + 1)..];
            if (format is [(byte)'{', ..])
            {
                var end = format.IndexOf((byte)'}');
                if (end < 0)
                    continue;
                result.AppendHole(format[1..end], values);
                format = format[(end + 1)..];
            }
            else if (!format.IsEmpty)
            {
                // A dollar sign before anything else is lost, and so is its own meaning of a second one.
                result.Append(format[..1]);
                format = format[1..];
            }
        }
        return result.Text.ToString();
    }

    private sealed class Result(bool limited, int share)
    {
        private int _size;

        public StringBuilder Text { get; } = new();
        public bool IsFull => limited && _size > Limit;

        public void AppendHole(ReadOnlySpan<byte> key, VariantObject values)
        {
            if (values.TryGet(Utf8Text.Decode(key), out var value) && AppendValue(value))
                return;
            Append("${"u8);
            Append(key);
            Append("}"u8);
        }

        private bool AppendValue(Variant value)
        {
            var bytes = Utf8Text.Encode(value.IsObject || value.IsArray ? JsonText.Write(value) : value.AsString());
            var isLong = limited && bytes.Length > share;
            if (value.IsObject || value.IsArray)
            {
                if (isLong || (limited && _size >= Limit))
                    return false;
                Append(bytes);
            }
            else if (value.IsString && isLong)
            {
                Append(bytes.AsSpan(0, _size > Limit ? share : Math.Min(share, Limit - _size)));
                Append("..."u8);
            }
            else
            {
                Append(bytes);
            }
            return true;
        }

        /// <summary>Appends what is UTF-8 of it, control characters but those of lines and tabs spelled out (fc clean_append).</summary>
        public void Append(ReadOnlySpan<byte> bytes)
        {
            var before = Text.Length;
            while (!bytes.IsEmpty)
            {
                if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) != OperationStatus.Done)
                    length = 1;
                else if (rune.Value is '\t' or '\n' or '\r' || !Rune.IsControl(rune))
                    Text.Append(rune);
                else
                    Text.Append($"\\u{rune.Value:x4}");
                bytes = bytes[length..];
            }
            _size += Encoding.UTF8.GetByteCount(Text.ToString(before, Text.Length - before));
        }
    }
}
