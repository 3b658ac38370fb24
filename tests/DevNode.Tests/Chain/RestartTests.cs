using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Chain;

/// <summary>What a node needs to go on after a stop: state after the last irreversible block, block log, reversible blocks.</summary>
public sealed class RestartTests
{
    [Fact]
    public void The_reversible_block_of_nodeos_is_replayed_to_the_hash_at_its_stop()
    {
        using var chain = new ChainUnderTest("empty", forks: forks => ForkDatabaseFile.Unpack(forks, Golden.Bytes("chain/empty/fork_db.dat"), ProtocolFeatureSet.CreateDefault()));
        chain.Controller.Startup(GoldenChain.Genesis);
        chain.Controller.HeadBlockNum.ShouldBe(31u);
        chain.Controller.LastIrreversibleBlockNum.ShouldBe(30u);
        chain.Controller.CalculateIntegrityHash().ToString().ShouldBe(GoldenChain.IntegrityHash("empty", 31));
    }

    [Fact]
    public void A_stopped_chain_goes_on_from_its_state_and_its_reversible_blocks()
    {
        using var directory = new TemporaryDirectory();
        byte[] forkFile, stateFile;
        string hash;
        using (var log = new BlockLog(directory.Path, NullLogger.Instance))
        using (var chain = Open(log, new()))
        {
            chain.Startup(ChainUnderTest.Genesis);
            chain.Produce(1, chain.NewAccount("alice"));
            chain.Produce();
            chain.Produce(1, chain.NewAccount("bob"));
            hash = chain.CalculateIntegrityHash().ToString();
            forkFile = ForkDatabaseFile.Pack(chain.ForkDb);
            stateFile = Snapshot(chain);
        }
        var forks = new ForkDatabase();
        ForkDatabaseFile.Unpack(forks, forkFile, ProtocolFeatureSet.CreateDefault());
        using (var log = new BlockLog(directory.Path, NullLogger.Instance))
        using (var chain = Open(log, forks))
        {
            var deepMind = new DeepMind.DeepMindLines();
            chain.EnableDeepMind(new(deepMind));
            StateSnapshot.HeadOf(new(stateFile)).BlockNum.ShouldBe(3u);
            chain.Startup(new SnapshotFile(stateFile), isOwnState: true);
            // As nodeos, whose state is kept at the head.
            deepMind.Lines.Select(line => string.Join(' ', line.Split(' ').Take(3))).ShouldBe(["DEEP_MIND_VERSION leap 13", "ABIDUMP START 4", "ABIDUMP ABI eosio", "ABIDUMP END"]);
            chain.HeadBlockNum.ShouldBe(4u);
            chain.CalculateIntegrityHash().ToString().ShouldBe(hash);
            chain.Produce().BlockNum.ShouldBe(5u);
        }
    }

    [Fact]
    public void After_a_crash_the_log_alone_brings_the_last_irreversible_block_back()
    {
        using var directory = new TemporaryDirectory();
        using (var log = new BlockLog(directory.Path, NullLogger.Instance))
        {
            var chain = Open(log, new());
            chain.Startup(ChainUnderTest.Genesis);
            for (var i = 0; i < 5; i++)
                chain.Produce();
        }
        File.WriteAllText(directory.File("blocks.index"), "");
        using (var log = new BlockLog(directory.Path, NullLogger.Instance))
        using (var chain = Open(log, new()))
        {
            chain.Startup(ChainUnderTest.Genesis);
            chain.HeadBlockNum.ShouldBe(5u);
            chain.Produce().BlockNum.ShouldBe(6u);
        }
    }

    private static Controller Open(BlockLog log, ForkDatabase forks) =>
        new(new(), ProtocolFeatureSet.CreateDefault(), ChainUnderTest.Genesis.ComputeChainId(), log, forks, WasmInterface.For, TimeProvider.System, NullLogger.Instance);

    private static byte[] Snapshot(Controller chain)
    {
        using var stream = new MemoryStream();
        var writer = new SnapshotFileWriter(stream);
        chain.WriteIrreversibleState(writer);
        writer.Complete();
        return stream.ToArray();
    }
}
