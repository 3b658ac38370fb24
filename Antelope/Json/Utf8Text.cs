using System.Buffers;
using System.Text;

namespace Antelope.Json;

/// <summary>
/// Bytes that should be UTF-8. nodeos keeps them as they came and leaves out what is not UTF-8 where it prints them (fc
/// prune_invalid_utf8); here such a byte is a low surrogate of its own in the text, U+DC80 to U+DCFF.
/// </summary>
public static class Utf8Text
{
    private const char First = '\udc80';
    private const char Last = '\udcff';
    private const int Escape = 0xdc00;

    /// <summary>The text of the bytes, each one that is no UTF-8 kept.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Decode(bytes, keep: true);

    /// <summary>The text of the valid parts, byte by byte after an invalid one.</summary>
    public static string Prune(ReadOnlySpan<byte> bytes) => Decode(bytes, keep: false);

    /// <summary>The text without what was no UTF-8.</summary>
    public static string Prune(string text) => MayHold(text) ? Prune(Encode(text)) : text;

    /// <summary>The bytes that <see cref="Decode(ReadOnlySpan{byte})"/> read.</summary>
    public static byte[] Encode(string text)
    {
        if (!MayHold(text))
            return Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(text.Length);
        Span<byte> buffer = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= First and <= Last)
            {
                bytes.Add((byte)(text[i] - Escape));
                continue;
            }
            _ = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed);
            bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
            i += consumed - 1;
        }
        return [.. bytes];
    }

    /// <summary>How many bytes <see cref="Encode"/> gives.</summary>
    public static int ByteCount(string text) => MayHold(text) ? Encode(text).Length : Encoding.UTF8.GetByteCount(text);

    /// <summary>Whether it is a byte that was no UTF-8, or the second half of a character.</summary>
    private static bool MayHold(string text) => text.AsSpan().ContainsAnyInRange(First, Last);

    private static string Decode(ReadOnlySpan<byte> bytes, bool keep)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                consumed = 1;
                if (keep)
                    text.Append((char)(Escape + bytes[0]));
            }
            bytes = bytes[consumed..];
        }
        return text.ToString();
    }
}
