using System.Text.Json.Nodes;

namespace DevNode.Tests.Http;

/// <summary>Requests that a real nodeos refused before the chain saw a transaction, and failing conversions.</summary>
public sealed class FailureAnswerTests
{
    [Fact]
    public async Task They_are_refused_alike()
    {
        await using var node = await ApiNode.StartAsync("native");
        var differences = await GoldenAnswers.DifferencesAsync(node.Client, GoldenAnswers.Read("native-failures"));
        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    /// <summary>nodeos shows what its library was unpacking, level by level; the message that matters comes first in both.</summary>
    [Fact]
    public async Task Verbose_answers_have_the_same_code_and_first_message()
    {
        await using var node = await ApiNode.StartAsync("native", "--verbose-http-errors");
        var recorded = GoldenAnswers.Read("native-failures-verbose");
        foreach (var entry in recorded)
        {
            var details = entry["response"]!["error"]!["details"]!.AsArray();
            while (details.Count > 1)
                details.RemoveAt(1);
        }
        var differences = await GoldenAnswers.DifferencesAsync(node.Client, recorded, answer =>
        {
            if (answer?["error"]?["details"] is JsonArray { Count: > 1 } details)
                while (details.Count > 1)
                    details.RemoveAt(1);
        });
        differences.ShouldBeEmpty(string.Join('\n', differences));
    }
}
