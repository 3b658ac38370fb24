using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Chain;

/// <summary>block-log-retain-blocks: pruned block logs are those of nodeos, byte for byte; and logs of older versions.</summary>
public sealed class PrunedBlockLogTests : IDisposable
{
    private static readonly List<SignedBlock> Blocks = GoldenChain.Blocks("schedule");
    private static readonly BlockLogRetention Fifty = new(50);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_whole_log_becomes_pruned_and_whole_again_as_in_nodeos()
    {
        GoldenChain.WriteBlockLog("schedule", _directory.Path);
        using (var pruned = Open(Fifty))
        {
            pruned.FirstBlockNum.ShouldBe(286u);
            ShouldHave(pruned, 286);
        }
        Bytes("blocks.log").ShouldBe(GoldenChain.Unzip("chain/schedule/pruned-blocks.log.gz"));
        Bytes("blocks.index").ShouldBe(GoldenChain.Unzip("chain/schedule/blocks.index.gz"));
        Open(BlockLogRetention.All).Dispose();
        Bytes("blocks.log").ShouldBe(GoldenChain.Unzip("chain/schedule/vacuumed-blocks.log.gz"));
        Bytes("blocks.index").ShouldBe(GoldenChain.Unzip("chain/schedule/vacuumed-blocks.index.gz"));
    }

    [Fact]
    public void A_pruned_log_of_nodeos_is_read_without_its_index()
    {
        File.WriteAllBytes(_directory.File("blocks.log"), GoldenChain.Unzip("chain/schedule/pruned-blocks.log.gz"));
        using var log = Open(Fifty);
        ShouldHave(log, 286);
    }

    [Fact]
    public void A_growing_log_is_pruned_and_opened_again()
    {
        var retention = new BlockLogRetention(20, Threshold: 8192);
        using (var log = Open(retention))
        {
            log.Reset(new(1, GoldenChain.Genesis, GoldenChain.ChainId), Blocks[0]);
            Append(log, Blocks.Take(200));
        }
        uint first;
        using (var log = Open(retention))
        {
            first = log.FirstBlockNum;
            first.ShouldBeGreaterThan(100u);
            ShouldHave(log, first, 200);
            Append(log, Blocks);
            log.FirstBlockNum.ShouldBeGreaterThan(first);
            first = log.FirstBlockNum;
        }
        using (var whole = Open(BlockLogRetention.All))
            ShouldHave(whole, first);
        BlockLogHeader.ReadFrom(_directory.Path).FirstBlockNum.ShouldBe(first);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(150)]
    public void A_torn_tail_of_a_pruned_log_is_cut_off(int missing)
    {
        GoldenChain.WriteBlockLog("schedule", _directory.Path);
        Open(Fifty).Dispose();
        File.WriteAllBytes(_directory.File("blocks.log"), Bytes("blocks.log")[..^missing]);
        using var log = Open(Fifty);
        // The blocks up to the head are there; part of a page before the first of them was not given back and counts again.
        log.HeadBlockNum.ShouldBeInRange((uint)Blocks.Count - 2, (uint)Blocks.Count);
        log.FirstBlockNum.ShouldBeInRange(250u, 286u);
        Append(log, Blocks);
        ShouldHave(log, log.FirstBlockNum);
    }

    [Fact]
    public void A_log_that_is_not_kept_leaves_no_files()
    {
        using var log = Open(new(0));
        log.Reset(new(1, GoldenChain.Genesis, GoldenChain.ChainId), Blocks[0]);
        Append(log, Blocks.Take(10));
        log.HeadId.ShouldBe(Blocks[9].Header.CalculateId());
        log.ReadBlockByNum(5).ShouldBeNull();
        log.RemoveUnlessKept();
        Directory.GetFiles(_directory.Path).ShouldBeEmpty();
        Append(log, Blocks.Take(20));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_log_of_an_older_version_is_read_and_goes_on(uint version)
    {
        var writer = new PackWriter();
        writer.WriteUInt32(version);
        if (version == 2)
            writer.WriteUInt32(1);
        GoldenChain.Genesis.Pack(writer);
        if (version == 2)
            writer.WriteUInt64(ulong.MaxValue);
        foreach (var block in Blocks.Take(300))
        {
            var position = writer.Length;
            block.Pack(writer);
            writer.WriteUInt64((ulong)position);
        }
        File.WriteAllBytes(_directory.File("blocks.log"), writer.ToArray());
        using (var log = Open(BlockLogRetention.All))
        {
            ShouldHave(log, 1, 300);
            log.Header!.Genesis.ShouldBe(GoldenChain.Genesis);
            Append(log, Blocks);
        }
        using var again = Open(BlockLogRetention.All);
        ShouldHave(again, 1);
        again.Header!.Version.ShouldBe(version);
    }

    private static void Append(BlockLog log, IEnumerable<SignedBlock> blocks)
    {
        foreach (var block in blocks.SkipWhile(b => b.BlockNum <= log.HeadBlockNum))
            log.Append(block, block.Header.CalculateId());
    }

    private static void ShouldHave(BlockLog log, uint first, int last = 335)
    {
        log.HeadBlockNum.ShouldBe((uint)last);
        for (var number = 1u; number <= last; number++)
            log.ReadBlockIdByNum(number).ShouldBe(number < first ? null : Blocks[(int)number - 1].Header.CalculateId(), $"block {number}");
    }

    private BlockLog Open(BlockLogRetention retention) => new(_directory.Path, NullLogger.Instance, retention);

    private byte[] Bytes(string file) => File.ReadAllBytes(_directory.File(file));
}
