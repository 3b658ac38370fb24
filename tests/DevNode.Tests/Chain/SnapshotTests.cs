using DevNode.Chain;

namespace DevNode.Tests.Chain;

public sealed class SnapshotTests
{
    [Theory]
    [InlineData("empty", 27)]
    [InlineData("contract", 20)]
    public void A_snapshot_of_nodeos_is_read_and_written_back_byte_for_byte(string scenario, uint blockNum)
    {
        var bytes = GoldenChain.Unzip($"chain/{scenario}/snapshot-{blockNum}.bin.gz");
        using var chain = new ChainUnderTest();
        chain.Controller.Startup(new SnapshotFile(bytes));
        chain.Controller.HeadBlockNum.ShouldBe(blockNum);
        chain.Controller.CalculateIntegrityHash().ToString().ShouldBe(GoldenChain.IntegrityHash(scenario, blockNum));
        using var stream = new MemoryStream();
        var writer = new SnapshotFileWriter(stream);
        chain.Controller.WriteSnapshot(writer);
        writer.Complete();
        stream.ToArray().AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_snapshot_of_an_earlier_version_gives_the_same_state(uint version)
    {
        using var chain = new ChainUnderTest();
        var snapshot = new SnapshotFile(OlderSnapshot.Of(GoldenChain.Unzip("chain/empty/snapshot-27.bin.gz"), version));
        StateSnapshot.ChainIdOf(snapshot).ShouldBe(GoldenChain.ChainId);
        chain.Controller.Startup(snapshot);
        chain.Controller.CalculateIntegrityHash().ToString().ShouldBe(GoldenChain.IntegrityHash("empty", 27));
    }

    [Theory]
    [InlineData("contract", 24)]
    [InlineData("features", 23)]
    [InlineData("schedule", 335)]
    public void A_snapshot_of_Spring_has_the_state_that_its_blocks_give_here(string scenario, uint blockNum)
    {
        using var replayed = new ChainUnderTest(scenario);
        replayed.Controller.Startup(GoldenChain.Genesis);
        using var chain = new ChainUnderTest();
        var snapshot = new SnapshotFile(GoldenChain.Unzip($"chain/spring/{scenario}-{blockNum}.bin.gz"));
        StateSnapshot.ChainIdOf(snapshot).ShouldBe(GoldenChain.ChainId);
        chain.Controller.Startup(snapshot);
        chain.Controller.HeadBlockNum.ShouldBe(blockNum);
        chain.Controller.CalculateIntegrityHash().ShouldBe(replayed.Controller.CalculateIntegrityHash());
    }

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Nodeos_reads_these_snapshots_so(uint version)
    {
        var executable = NodeosProcess.Executable;
        using var directory = new TemporaryDirectory();
        File.WriteAllBytes(directory.File("snapshot.bin"), OlderSnapshot.Of(GoldenChain.Unzip("chain/empty/snapshot-27.bin.gz"), version));
        await using var nodeos = new NodeosProcess(executable, directory.Path, [], ["--snapshot", directory.File("snapshot.bin")]);
        await nodeos.AnswersAsync();
        (await nodeos.Api.CallAsync("/v1/producer/get_integrity_hash", default))["integrity_hash"].AsString().ShouldBe(GoldenChain.IntegrityHash("empty", 27));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(9)]
    public void A_snapshot_of_another_version_is_refused(uint version)
    {
        using var chain = new ChainUnderTest();
        var snapshot = new SnapshotFile(OlderSnapshot.Of(GoldenChain.Unzip("chain/empty/snapshot-27.bin.gz"), version));
        Should.Throw<ChainException>(() => chain.Controller.Startup(snapshot)).Type.ShouldBe(ChainErrors.SnapshotValidationException);
    }

    [Fact]
    public void A_log_goes_on_from_a_snapshot_to_the_same_head()
    {
        using var chain = new ChainUnderTest("empty");
        chain.Controller.Startup(new SnapshotFile(GoldenChain.Unzip("chain/empty/snapshot-27.bin.gz")));
        chain.Controller.HeadBlockId.ShouldBe(GoldenChain.Blocks("empty")[^1].Header.CalculateId());
    }

    [Fact]
    public void A_snapshot_beyond_the_block_log_is_refused()
    {
        using var chain = new ChainUnderTest("limits");
        Should.Throw<ChainException>(() => chain.Controller.Startup(new SnapshotFile(GoldenChain.Unzip("chain/empty/snapshot-27.bin.gz"))))
            .Type.ShouldBe(ChainErrors.BlockLogException);
    }

    [Fact]
    public void Damaged_snapshots_are_named()
    {
        var bytes = GoldenChain.Unzip("chain/empty/snapshot-27.bin.gz");
        Should.Throw<ChainException>(() => new SnapshotFile(bytes.AsMemory(0, 5000))).Type.ShouldBe(ChainErrors.SnapshotException);
        bytes[4] = 9;
        Should.Throw<ChainException>(() => new SnapshotFile(bytes)).Message.ShouldContain("unsuppored version");
    }
}
