using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bench.Api;

/// <summary>Hides what two engines on one chain cannot have in common; all other bytes must be equal.</summary>
internal static partial class ApiAnswers
{
    private static readonly (Regex Pattern, string Star)[] Masks =
    [
        (Texts(), "\"$1\":\"*\""), (Numbers(), "\"$1\":*"), (Deadlines(), "deadline *"), (Times(), "\"timestamp\":\"*\""), (Places(), "nodeos  *"),
    ];

    /// <summary>The answer with versions, places in sources, measured times, sizes of memory and what depends on the moment replaced by a star.</summary>
    public static string Mask(string text) => Masks.Aggregate(text, (masked, mask) => mask.Pattern.Replace(masked, mask.Star));

    /// <summary>The answer with the connections by their peers' names: nodeos has them in the order of their addresses in memory.</summary>
    public static string InOneOrder(ApiEndpoint endpoint, string text) =>
        endpoint.Path == "/v1/net/connections" && JsonNode.Parse(text) is JsonArray connections
            ? $"[{string.Join(',', connections.Select(c => c!.ToJsonString()).Order(StringComparer.Ordinal))}]"
            : text;

    [GeneratedRegex("\"(server_version|server_version_string|server_full_version_string|file|method|block_time|expiration_time)\":\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Texts();

    [GeneratedRegex("\"(line_number|elapsed|cpu_usage_us|free_bytes|used_bytes|line)\":\"?[0-9-]+\"?")]
    private static partial Regex Numbers();

    [GeneratedRegex("nodeos  [A-Za-z_.]*:[0-9]+ [^ ]*?(?=\\\\n)")]
    private static partial Regex Places();

    [GeneratedRegex("deadline [^ ]+ exceeded by [0-9]+us")]
    private static partial Regex Deadlines();

    [GeneratedRegex("\"timestamp\":\"20[0-9T:.-]+\"(?=\\},\"format\")")]
    private static partial Regex Times();
}
