using System.IO.Compression;
using Antelope;
using DevNode.Chain;
using DevNode.Tests.Chain;
using DevNode.Tests.Wasm.Differential;

namespace DevNode.Tests.Spring;

/// <summary>
/// Blocks and states handed over between this node and Spring 1.2. Spring's own integrity hash covers its newer snapshot format, so the states are
/// compared by a snapshot of Spring, read here.
/// </summary>
public sealed class SpringStateTests
{
    public static TheoryData<string> Scenarios => [.. GoldenChain.Scenarios, "deferred", "replaced"];

    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task A_recorded_log_replays_on_Spring_to_the_same_head_and_state(string scenario)
    {
        var executable = NodeosProcess.Spring;
        using var directory = new TemporaryDirectory();
        GoldenChain.WriteBlockLog(scenario, SpringNode.BlocksIn(directory));
        await using var spring = await SpringNode.ReplayAsync(executable, directory);
        using var here = new ChainUnderTest(scenario);
        here.Controller.Startup(GoldenChain.Genesis);
        (await spring.Api.GetInfoAsync()).HeadBlockId.ShouldBe(here.Controller.HeadBlockId);
        var snapshot = await SpringNode.SnapshotAsync(spring);
        if (Environment.GetEnvironmentVariable("LAB_SPRING_RECORD") is { } recordings)
            await RecordAsync(Path.Combine(recordings, $"{scenario}-{here.Controller.HeadBlockNum}.bin.gz"), snapshot);
        using var there = new ChainUnderTest();
        there.Controller.Startup(new SnapshotFile(snapshot));
        there.Controller.CalculateIntegrityHash().ShouldBe(here.Controller.CalculateIntegrityHash());
    }

    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task A_snapshot_made_here_starts_Spring_with_the_same_state(string scenario)
    {
        var executable = NodeosProcess.Spring;
        using var directory = new TemporaryDirectory();
        using var chain = new ChainUnderTest(scenario);
        chain.Controller.Startup(GoldenChain.Genesis);
        await using (var file = File.Create(directory.File("snapshot.bin")))
        {
            var writer = new SnapshotFileWriter(file);
            chain.Controller.WriteSnapshot(writer);
            writer.Complete();
        }
        await using var spring = new NodeosProcess(executable, directory.Path, ["read-mode = irreversible"], ["--snapshot", directory.File("snapshot.bin")]);
        await spring.AnswersAsync();
        (await spring.Api.GetInfoAsync()).HeadBlockId.ShouldBe(chain.Controller.HeadBlockId);
        using var back = new ChainUnderTest();
        back.Controller.Startup(new SnapshotFile(await SpringNode.SnapshotAsync(spring)));
        back.Controller.CalculateIntegrityHash().ShouldBe(chain.Controller.CalculateIntegrityHash());
    }

    [SkippableFact]
    public async Task Blocks_made_here_replay_on_Spring()
    {
        var executable = NodeosProcess.Spring;
        await using var here = new DevNodeCases(CaseRecording.Read().Start);
        await new BlockScenario(CaseRecording.Read().Start, BlockScenarioTests.Seed).RunAsync(here, BlockScenarioTests.Blocks);
        var (block, hash) = here.Finish();
        using var directory = new TemporaryDirectory();
        File.Copy(Path.Combine(here.BlocksDirectory, BlockLog.LogFileName), Path.Combine(SpringNode.BlocksIn(directory), BlockLog.LogFileName));
        await using var spring = await SpringNode.ReplayAsync(executable, directory);
        (await spring.Api.GetInfoAsync()).HeadBlockNum.ShouldBe(block);
        using var back = new ChainUnderTest();
        back.Controller.Startup(new SnapshotFile(await SpringNode.SnapshotAsync(spring)));
        back.Controller.CalculateIntegrityHash().ToString().ShouldBe(hash);
    }

    private static async Task RecordAsync(string path, byte[] bytes)
    {
        await using var file = new GZipStream(File.Create(path), CompressionLevel.SmallestSize);
        await file.WriteAsync(bytes);
    }
}
