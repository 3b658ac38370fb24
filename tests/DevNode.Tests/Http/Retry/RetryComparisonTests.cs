using System.Text.Json;

namespace DevNode.Tests.Http.Retry;

/// <summary>
/// Retried transactions here and on a real nodeos; what nodeos answered is recorded in Golden/http/retry.json, which the comparison
/// writes to the file that LAB_RETRY_RECORD names.
/// </summary>
public sealed class RetryComparisonTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [SkippableFact]
    public async Task Retried_transactions_are_answered_as_by_nodeos()
    {
        var expected = await RetryScenario.RunAsync(NodeosProcess.Executable);
        if (Environment.GetEnvironmentVariable("LAB_RETRY_RECORD") is { } recording)
            await File.WriteAllTextAsync(recording, JsonSerializer.Serialize(expected, Indented));
        await CompareAsync(expected);
    }

    [Fact]
    public Task Retried_transactions_are_answered_as_they_were_by_nodeos() =>
        CompareAsync(JsonSerializer.Deserialize<Dictionary<string, string>>(Golden.Text("http/retry.json"))!);

    private static async Task CompareAsync(Dictionary<string, string> expected)
    {
        var actual = await RetryScenario.RunAsync(nodeos: null);
        actual.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        string.Join('\n', actual.Where(a => expected[a.Key] != a.Value).Select(a => $"{a.Key}\n  nodeos {expected[a.Key]}\n  here   {a.Value}")).ShouldBeEmpty();
    }
}
