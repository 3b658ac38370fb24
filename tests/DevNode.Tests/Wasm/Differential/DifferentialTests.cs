using System.Globalization;
using Antelope;
using Xunit.Abstractions;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Programs of random calls of every host function and instruction, on a real nodeos and here: same errors, output and RAM.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Random_programs_do_the_same_on_nodeos()
    {
        var executable = NodeosProcess.Executable;
        var seed = Setting("LAB_CASE_SEED", 1);
        var count = Setting("LAB_CASES", 500);
        var start = TimePoint.From(TimeProvider.System.GetUtcNow());
        await using var nodeos = await NodeosCases.StartAsync(executable);
        await using var here = new DevNodeCases(start);
        var expected = await nodeos.RunAsync(start, seed, count);
        var actual = await here.RunAsync(start, seed, count);
        var differences = expected.Zip(actual).Select((pair, i) => (pair, i)).Where(entry => entry.pair.First != entry.pair.Second)
            .Select(entry => $"case {entry.i}: {entry.pair.First.Program}\n  nodeos {entry.pair.First.Outcome}\n  here   {entry.pair.Second.Outcome}").ToList();
        if (Environment.GetEnvironmentVariable("LAB_CASES_RECORD") is { } recording)
            CaseRecording.Write(recording, start, seed, [.. expected.Select(entry => entry.Outcome)]);
        output.WriteLine($"seed {seed}: {count} cases, {expected.Count(entry => entry.Outcome.StartsWith("executed", StringComparison.Ordinal))} executed, {differences.Count} different");
        if (Environment.GetEnvironmentVariable("LAB_CASES_OUT") is { } report)
            await File.WriteAllLinesAsync(report, differences);
        string.Join('\n', differences.Take(20)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Recorded_programs_do_what_they_did_on_nodeos()
    {
        var recording = CaseRecording.Read();
        await using var here = new DevNodeCases(recording.Start);
        var actual = await here.RunAsync(recording.Start, recording.Seed, recording.Outcomes.Count);
        string.Join('\n', recording.Outcomes.Zip(actual).Where(pair => pair.First != pair.Second.Outcome)
            .Select(pair => $"{pair.Second.Program}\n  nodeos {pair.First}\n  here   {pair.Second.Outcome}")).ShouldBeEmpty();
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
