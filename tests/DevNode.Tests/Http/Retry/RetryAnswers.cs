using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DevNode.Tests.Http.Retry;

/// <summary>Answers of two runs side by side: what depends on the moment and on the block is hidden.</summary>
internal static partial class RetryAnswers
{
    private static readonly HashSet<string> Volatile =
    [
        "block_num", "block_time", "elapsed", "cpu_usage_us", "global_sequence", "recv_sequence", "auth_sequence", "file", "line_number", "method",
    ];

    public static string Mask(string text)
    {
        if (text.Length == 0)
            return text;
        var json = JsonNode.Parse(text);
        GoldenAnswers.Hide(json, Volatile);
        return Times().Replace(Ids().Replace(json!.ToJsonString(), "ID"), "TIME");
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Ids();

    [GeneratedRegex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+")]
    private static partial Regex Times();
}
