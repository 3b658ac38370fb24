using System.Text.RegularExpressions;

namespace DevNode.Tests.Wasm.Differential;

internal static partial class CaseText
{
    /// <summary>A console without the bytes that are no text, for which the API has a form of its own that other tests are about.</summary>
    public static string Of(string console) => string.Concat(console.Where(c => c is >= ' ' and <= '~'));

    /// <summary>A message without such bytes, escaped or not, and without the zeros that a trace's JSON gives to negative numbers.</summary>
    public static string OfMessage(string message) =>
        string.Concat(Of(Escapes().Replace(message, "")).Where(c => c is not ('\\' or '"'))).Replace(".00000000000000000", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\\(u[0-9a-f]{4}|[bfnrt])")]
    private static partial Regex Escapes();
}
