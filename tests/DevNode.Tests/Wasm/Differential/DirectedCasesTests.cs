using System.IO.Compression;
using System.Text.Json;
using Antelope;
using DevNode.Tests.Chain;
using Xunit.Abstractions;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>
/// The directed cases on a real nodeos and here; what nodeos did is recorded in Golden/wasm/directed-cases.json.gz, which the
/// comparison writes to the file that LAB_CASES_RECORD names.
/// </summary>
public sealed class DirectedCasesTests(ITestOutputHelper output)
{
    private sealed record Recording(long Start, Dictionary<string, string> Outcomes);

    [SkippableFact]
    public async Task Directed_cases_do_the_same_on_nodeos()
    {
        var executable = NodeosProcess.Executable;
        var start = TimePoint.From(TimeProvider.System.GetUtcNow());
        await using var nodeos = await NodeosCases.StartAsync(executable);
        var expected = (await nodeos.RunDirectedAsync(start)).ToDictionary(entry => entry.Label, entry => entry.Outcome, StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("LAB_CASES_RECORD") is { } recording)
        {
            await using var zip = new GZipStream(File.Create(recording), CompressionLevel.SmallestSize);
            await JsonSerializer.SerializeAsync(zip, new Recording(start.Microseconds, expected));
        }
        await CompareAsync(start, expected);
    }

    [Fact]
    public async Task Recorded_directed_cases_do_what_they_did_on_nodeos()
    {
        var recording = JsonSerializer.Deserialize<Recording>(GoldenChain.Unzip("wasm/directed-cases.json.gz"))!;
        await CompareAsync(new(recording.Start), recording.Outcomes);
    }

    private async Task CompareAsync(TimePoint start, Dictionary<string, string> expected)
    {
        await using var here = new DevNodeCases(start);
        var actual = await here.RunDirectedAsync(start);
        output.WriteLine($"{expected.Count} cases, {expected.Values.Count(outcome => outcome.StartsWith("executed", StringComparison.Ordinal))} executed");
        actual.Select(entry => entry.Label).ShouldBe(expected.Keys, ignoreOrder: true);
        string.Join('\n', actual.Where(entry => expected[entry.Label] != entry.Outcome).Select(entry => $"{entry.Label}\n  nodeos {expected[entry.Label]}\n  here   {entry.Outcome}")).ShouldBeEmpty();
    }
}
