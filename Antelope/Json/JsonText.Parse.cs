using System.Text;

namespace Antelope.Json;

public static partial class JsonText
{
    /// <summary>Parses UTF-8 JSON as nodeos's default parser does; throws <see cref="ValueFormatException"/>.</summary>
    public static Variant Parse(ReadOnlySpan<byte> utf8) => new JsonParser(utf8).Parse();

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static Variant Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));
}
