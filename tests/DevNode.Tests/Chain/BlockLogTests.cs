using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Chain;

public sealed class BlockLogTests
{
    [Theory]
    [MemberData(nameof(GoldenChain.All), MemberType = typeof(GoldenChain))]
    public void An_index_built_anew_is_byte_for_byte_that_of_nodeos(string scenario)
    {
        using var directory = new TemporaryDirectory();
        GoldenChain.WriteBlockLog(scenario, directory.Path);
        using (new BlockLog(directory.Path, NullLogger.Instance))
        {
        }
        File.ReadAllBytes(directory.File("blocks.index")).ShouldBe(GoldenChain.Unzip($"chain/{scenario}/blocks.index.gz"));
    }

    [Fact]
    public void A_log_written_again_is_byte_for_byte_that_of_nodeos()
    {
        using var directory = new TemporaryDirectory();
        var blocks = GoldenChain.Blocks("schedule");
        using (var log = new BlockLog(directory.Path, NullLogger.Instance))
        {
            log.Reset(new(1, GoldenChain.Genesis, GoldenChain.ChainId), blocks[0]);
            foreach (var block in blocks.Skip(1))
                log.Append(block, block.Header.CalculateId());
        }
        File.ReadAllBytes(directory.File("blocks.log")).ShouldBe(GoldenChain.Unzip("chain/schedule/blocks.log.gz"));
        File.ReadAllBytes(directory.File("blocks.index")).ShouldBe(GoldenChain.Unzip("chain/schedule/blocks.index.gz"));
        BlockLogHeader.ReadFrom(directory.Path).Genesis.ShouldBe(GoldenChain.Genesis);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(100)]
    public void A_torn_tail_is_cut_off_and_the_log_goes_on_from_there(int missing)
    {
        using var directory = new TemporaryDirectory();
        var bytes = GoldenChain.Unzip("chain/empty/blocks.log.gz");
        File.WriteAllBytes(directory.File("blocks.log"), bytes[..^missing]);
        var blocks = GoldenChain.Blocks("empty");
        using (var log = new BlockLog(directory.Path, NullLogger.Instance))
        {
            log.HeadBlockNum.ShouldBe((uint)blocks.Count - 1);
            log.Append(blocks[^1], blocks[^1].Header.CalculateId());
        }
        File.ReadAllBytes(directory.File("blocks.log")).ShouldBe(bytes);
    }

    [Fact]
    public void A_gap_is_refused()
    {
        using var directory = new TemporaryDirectory();
        var blocks = GoldenChain.Blocks("empty");
        using var log = new BlockLog(directory.Path, NullLogger.Instance);
        log.Reset(new(1, GoldenChain.Genesis, GoldenChain.ChainId), blocks[0]);
        Should.Throw<ChainException>(() => log.Append(blocks[2], blocks[2].Header.CalculateId())).Type.ShouldBe(ChainErrors.BlockLogAppendFail);
    }
}
