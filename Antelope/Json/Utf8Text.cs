using System.Buffers;
using System.Text;

namespace Antelope.Json;

/// <summary>Bytes that should be UTF-8 as nodeos prints them: what is not is left out (fc prune_invalid_utf8).</summary>
public static class Utf8Text
{
    /// <summary>The text of the valid parts, byte by byte after an invalid one.</summary>
    public static string Prune(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == OperationStatus.Done)
                text.Append(rune.ToString());
            else
                consumed = 1;
            bytes = bytes[consumed..];
        }
        return text.ToString();
    }
}
