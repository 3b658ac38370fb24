using System.Text;
using System.Text.RegularExpressions;
using System.Text.Json.Nodes;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http;

/// <summary>Recorded requests, asked again.</summary>
internal static class GoldenAnswers
{
    /// <summary>What differs between two runs, or between two nodes: heads, times, versions, how far a connection has come, places in source files.</summary>
    private static readonly HashSet<string> Volatile =
    [
        "head_block_num", "head_block_time", "head_block_id", "last_irreversible_block_num", "last_irreversible_block_id", "last_irreversible_block_time",
        "fork_db_head_block_num", "fork_db_head_block_id", "virtual_block_cpu_limit", "virtual_block_net_limit", "block_cpu_limit", "server_version",
        "server_version_string", "server_full_version_string", "file", "line_number", "method", "last_usage_update_time", "connecting",
        // Measured while executing, and the pending block's moment.
        "elapsed", "cpu_usage_us", "billed_cpu_time_us", "block_time", "free_bytes", "used_bytes",
    ];

    public static List<JsonNode> Read(string file) =>
        [.. ReadFile($"api/{file}").AsArray().Select(n => n!)];

    /// <summary>A recording, by its path without ending.</summary>
    public static JsonNode ReadFile(string file) => JsonNode.Parse(GoldenChain.Unzip($"{file}.json.gz"))!;

    /// <summary>Asks each request; every difference is one line. <paramref name="adjust"/> changes an answer before it is compared.</summary>
    public static async Task<List<string>> DifferencesAsync(HttpClient client, IEnumerable<JsonNode> recorded, Action<JsonNode?>? adjust = null)
    {
        var differences = new List<string>();
        foreach (var entry in recorded)
        {
            using var request = new HttpRequestMessage(new((string)entry["method"]!), (string)entry["path"]!);
            if ((string?)entry["request_body"] is { } body)
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            foreach (var (name, value) in entry["request_headers"]?.AsObject() ?? [])
                if (!request.Headers.TryAddWithoutValidation(name, (string?)value))
                    request.Content!.Headers.TryAddWithoutValidation(name, (string?)value);
            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            var expected = entry["response"] is { } json ? Mask(json) : (string?)entry["response_text"] is { } raw ? MaskText(raw) : "null";
            var (status, actual) = ((int)response.StatusCode, MaskText(text, adjust));
            if ((string)entry["path"]! == "/v1/chain/push_transactions")
                (expected, actual) = (WithoutPlaces(expected), WithoutPlaces(actual));
            if (status != (int)entry["http_status"]! || actual != expected)
                differences.Add($"{entry["method"]} {entry["path"]} {entry["request_body"]}: {entry["http_status"]} {expected}\n  but was {status} {actual}");
        }
        return differences;
    }

    /// <summary>JSON with the volatile members hidden.</summary>
    public static string Mask(JsonNode node)
    {
        var copy = node.DeepClone();
        Hide(copy, Volatile);
        return copy.ToJsonString();
    }

    private static string MaskText(string text, Action<JsonNode?>? adjust = null)
    {
        try
        {
            var node = JsonNode.Parse(text);
            adjust?.Invoke(node);
            return node is null ? "null" : Mask(node);
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
    }

    /// <summary>push_transactions tells an error in one text: class, and for each message its text, data, and a line with the place in sources.</summary>
    private static string WithoutPlaces(string answer) => Regex.Replace(answer, @"\\n    (\S+)  [^\\]*:[0-9]+ [^\\]*\\n", "\\n    $1 *\\n");

    /// <summary>Puts a star in the place of members with these names, at every depth, and of the place and time of messages of exceptions.</summary>
    public static void Hide(JsonNode? node, IReadOnlySet<string> names)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                Hide(item, names);
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToList())
        {
            if (names.Contains(name) || (members.ContainsKey("hostname") && name is "file" or "line" or "method" or "timestamp"))
                members[name] = "*";
            else
                Hide(value, names);
        }
    }
}
