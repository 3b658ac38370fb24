using System.Text.RegularExpressions;
using Antelope.Json;

namespace DevNode.Tests.Wasm.Differential;

internal static partial class CaseText
{
    /// <summary>A console without the bytes that are no text, for which the API has a form of its own that other tests are about.</summary>
    public static string Of(string console) => string.Concat(console.Where(c => c is >= ' ' and <= '~'));

    /// <summary>A message without such bytes, escaped or not, and without times.</summary>
    public static string OfMessage(string message) =>
        string.Concat(Of(Escapes().Replace(Times().Replace(message, "TIME"), "")).Where(c => c is not ('\\' or '"')));

    /// <summary>A line for each message of an exception: all but its place and times.</summary>
    public static string OfStack(Variant except) => Times().Replace(string.Concat(except["stack"].AsArray().Select(message =>
        $"\n  {message["context"]["level"].AsString()} {message["context"]["hostname"].AsString()} {message["context"]["thread_name"].AsString()} {message["format"]} {message["data"]}")), "TIME");

    [GeneratedRegex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+")]
    private static partial Regex Times();

    [GeneratedRegex(@"\\(u[0-9a-f]{4}|[bfnrt])")]
    private static partial Regex Escapes();
}
