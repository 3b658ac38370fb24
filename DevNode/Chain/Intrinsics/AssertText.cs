using System.Buffers;
using System.Text;

namespace DevNode.Chain.Intrinsics;

/// <summary>A contract's assertion message as nodeos reports it: at most 1024 bytes all told, valid UTF-8, control characters spelled out.</summary>
internal static class AssertText
{
    private const string Prefix = "assertion failure with message: ";
    private const int MaximumMessage = 1024;

    // libfc's variant.cpp: what is left of 1024 bytes beside the format text "…${s}"
    private const int MaximumShown = 1024 - 36;

    public static string Of(ReadOnlySpan<byte> message)
    {
        var shown = message[..Math.Min(message.Length, MaximumMessage)];
        var cut = shown.Length > MaximumShown;
        var text = new StringBuilder(Prefix);
        AppendClean(text, cut ? shown[..MaximumShown] : shown);
        return text.Append(cut ? "..." : "").ToString();
    }

    /// <summary>
    /// A message with the name of an import: libfc takes it for a C string, so it ends at a zero, and for a format, so a dollar sign
    /// before anything but a brace is lost.
    /// </summary>
    public static string OfDetail(string message)
    {
        var text = new StringBuilder();
        AppendClean(text, Encoding.UTF8.GetBytes(message.Split('\0')[0]));
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == '$' && (i == text.Length - 1 || text[i + 1] != '{'))
                text.Remove(i, 1);
        }
        return text.ToString();
    }

    private static void AppendClean(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) != OperationStatus.Done)
                length = 1;
            else if (rune.Value is '\t' or '\n' or '\r' || !Rune.IsControl(rune))
                text.Append(rune);
            else
                text.Append($"\\u{rune.Value:x4}");
            bytes = bytes[length..];
        }
    }
}
