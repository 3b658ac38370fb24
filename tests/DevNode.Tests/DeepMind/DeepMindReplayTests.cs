using System.Text;
using DevNode.Chain;
using DevNode.Tests.Chain;
using DevNode.Tests.Wasm.Differential;
using Xunit.Abstractions;

namespace DevNode.Tests.DeepMind;

/// <summary>
/// The deep mind log of replays, compared with that of a real nodeos line by line. LAB_DEEP_MIND_RECORD names a directory for what nodeos wrote.
/// </summary>
public sealed class DeepMindReplayTests(ITestOutputHelper output)
{
    /// <summary>Recorded block logs, and the snapshot that is begun with instead of the genesis.</summary>
    public static TheoryData<string, string?> Runs
    {
        get
        {
            var runs = new TheoryData<string, string?>();
            foreach (var scenario in (string[])[.. GoldenChain.Scenarios, "deferred", "replaced"])
                runs.Add(scenario, null);
            runs.Add("contract", "snapshot-20");
            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_replay_writes_what_nodeos_wrote(string scenario, string? snapshot)
    {
        using var directory = new TemporaryDirectory();
        GoldenChain.WriteBlockLog(scenario, directory.Path);
        Replay(directory.Path, SnapshotOf(scenario, snapshot)).ShouldBeRecorded(NameOf(scenario, snapshot));
    }

    [SkippableTheory]
    [MemberData(nameof(Runs))]
    public async Task A_replay_writes_what_nodeos_writes(string scenario, string? snapshot)
    {
        var executable = NodeosProcess.Executable;
        using var directory = new TemporaryDirectory();
        GoldenChain.WriteBlockLog(scenario, directory.Path);
        var there = await CompareAsync(executable, directory.Path, SnapshotOf(scenario, snapshot));
        there.Record(NameOf(scenario, snapshot));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replay_of_deferred_transactions_writes_what_nodeos_writes(bool replacesDeferred)
    {
        var executable = NodeosProcess.Executable;
        var start = CaseRecording.Read().Start;
        await using var here = new DevNodeCases(start, replacesDeferred);
        await new BlockScenario(start, BlockScenarioTests.Seed).RunAsync(here, BlockScenarioTests.Blocks);
        here.Finish();
        await CompareAsync(executable, here.BlocksDirectory, null);
    }

    [SkippableFact]
    public async Task A_replay_of_directed_cases_writes_what_nodeos_writes()
    {
        var executable = NodeosProcess.Executable;
        var start = CaseRecording.Read().Start;
        await using var here = new DevNodeCases(start);
        await here.RunDirectedAsync(start);
        here.Finish();
        await CompareAsync(executable, here.BlocksDirectory, null);
    }

    private async Task<DeepMindLines> CompareAsync(string executable, string blocks, byte[]? snapshot)
    {
        using var files = new TemporaryDirectory();
        var start = Path.Combine(files.Path, "start");
        await File.WriteAllBytesAsync(start, snapshot ?? Encoding.UTF8.GetBytes(GenesisJson.Write(GoldenChain.Genesis)));
        string[] arguments = snapshot is null ? ["--replay-blockchain"] : ["--snapshot", start];
        var there = await NodeosReplay.RunAsync(executable, blocks, arguments);
        output.WriteLine($"{there.Lines.Count} lines");
        Replay(blocks, snapshot).ShouldBe(there);
        return there;
    }

    private static DeepMindLines Replay(string blocks, byte[]? snapshot)
    {
        var lines = new DeepMindLines();
        using var chain = new ChainUnderTest(blocks: blocks);
        chain.Controller.EnableDeepMind(new(lines));
        if (snapshot is null)
            chain.Controller.Startup(GoldenChain.Genesis);
        else
            chain.Controller.Startup(new SnapshotFile(snapshot));
        return lines;
    }

    private static byte[]? SnapshotOf(string scenario, string? snapshot) => snapshot is null ? null : GoldenChain.Unzip($"chain/{scenario}/{snapshot}.bin.gz");

    private static string NameOf(string scenario, string? snapshot) => snapshot is null ? scenario : $"{scenario}-{snapshot}";
}
