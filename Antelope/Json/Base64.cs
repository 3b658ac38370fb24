namespace Antelope.Json;

/// <summary>Base64 of blobs in nodeos's JSON, which ends in one '=' too many.</summary>
public static class Base64
{
    /// <summary>As nodeos 3.2 prints a blob: padded base64 and another '='; empty for no bytes.</summary>
    public static string EncodeBlob(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? "" : Convert.ToBase64String(bytes) + "=";

    /// <summary>Decodes with any number of '=' at the end; throws <see cref="FormatException"/>.</summary>
    public static byte[] Decode(string text)
    {
        var digits = text.TrimEnd('=');
        return Convert.FromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='));
    }
}
