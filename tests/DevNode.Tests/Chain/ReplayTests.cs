using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Block logs of nodeos replayed: every block must come out with the same id, which covers its transactions and actions.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string, bool> Runs
    {
        get
        {
            var runs = new TheoryData<string, bool>();
            foreach (var scenario in (string[])[.. GoldenChain.Scenarios, "deferred", "replaced"])
            {
                runs.Add(scenario, false);
                runs.Add(scenario, true);
            }
            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_log_replays_to_the_same_block_ids(string scenario, bool allChecks)
    {
        using var chain = new ChainUnderTest(scenario, new() { ForceAllChecks = allChecks, DisableReplayOpts = allChecks });
        var blocks = GoldenChain.Blocks(scenario);
        chain.Controller.Startup(GoldenChain.Genesis);
        chain.Controller.HeadBlockNum.ShouldBe((uint)blocks.Count);
        chain.Controller.HeadBlockId.ShouldBe(blocks[^1].Header.CalculateId());
        chain.Controller.LastIrreversibleBlockId.ShouldBe(blocks[^1].Header.CalculateId());
    }

    [Theory]
    [InlineData("empty", 27)]
    [InlineData("schedule", 327)]
    [InlineData("features", 19)]
    [InlineData("features", 23)]
    [InlineData("native", 50)]
    [InlineData("native", 54)]
    [InlineData("contract", 20)]
    [InlineData("contract", 24)]
    [InlineData("limits", 16)]
    [InlineData("deferred", 108)]
    [InlineData("replaced", 106)]
    public void The_state_has_the_integrity_hash_that_nodeos_had(string scenario, uint blockNum)
    {
        using var chain = new ChainUnderTest(scenario, new() { TerminateAtBlock = blockNum });
        chain.Controller.Startup(GoldenChain.Genesis);
        chain.Controller.HeadBlockNum.ShouldBe(blockNum);
        chain.Controller.CalculateIntegrityHash().ToString().ShouldBe(GoldenChain.IntegrityHash(scenario, blockNum));
    }
}
