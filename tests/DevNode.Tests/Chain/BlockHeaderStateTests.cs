using System.Text.Json.Nodes;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Header states built from nodeos's blocks, signatures and schedules checked, against what nodeos said they were.</summary>
public sealed class BlockHeaderStateTests
{
    private static readonly ProtocolFeatureSet Features = ProtocolFeatureSet.CreateDefault();

    [Fact]
    public void Genesis_has_the_chain_id_that_nodeos_computed() => GoldenChain.Genesis.ComputeChainId().ShouldBe(GoldenChain.ChainId);

    [Theory]
    [MemberData(nameof(GoldenChain.All), MemberType = typeof(GoldenChain))]
    public void Every_block_of_a_log_links_and_is_signed_as_scheduled(string scenario)
    {
        var state = GenesisBlock.Create(GoldenChain.Genesis);
        foreach (var block in GoldenChain.Blocks(scenario).Skip(1))
        {
            state = BlockState.Create(state.HeaderState, block, Features, skipValidateSignee: false);
            state.Id.ShouldBe(block.Header.CalculateId());
        }
        state.BlockNum.ShouldBeGreaterThan(18u);
    }

    [Fact]
    public void Header_states_equal_those_of_nodeos_across_schedule_changes()
    {
        var expected = JsonNode.Parse(GoldenChain.Unzip("chain/schedule/block-header-states.json.gz"))!.AsArray()
            .Select(record => record!["response"]!).Where(r => r["block_num"] is not null).ToDictionary(r => (uint)r["block_num"]!);
        var state = GenesisBlock.Create(GoldenChain.Genesis).HeaderState;
        var compared = 0;
        foreach (var block in GoldenChain.Blocks("schedule").Skip(1))
        {
            state = BlockState.Create(state, block, Features, skipValidateSignee: true).HeaderState;
            if (!expected.TryGetValue(state.BlockNum, out var json))
                continue;
            compared++;
            state.Id.ToString().ShouldBe((string)json["id"]!);
            state.DposProposedIrreversibleBlockNum.ShouldBe((uint)json["dpos_proposed_irreversible_blocknum"]!);
            state.DposIrreversibleBlockNum.ShouldBe((uint)json["dpos_irreversible_blocknum"]!);
            state.ActiveSchedule.Version.ShouldBe((uint)json["active_schedule"]!["version"]!);
            state.PendingSchedule.ScheduleLibNum.ShouldBe((uint)json["pending_schedule"]!["schedule_lib_num"]!);
            state.PendingSchedule.ScheduleHash.ToString().ShouldBe((string)json["pending_schedule"]!["schedule_hash"]!);
            state.PendingSchedule.Schedule.Version.ShouldBe((uint)json["pending_schedule"]!["schedule"]!["version"]!);
            state.BlockrootMerkle.ActiveNodes.Select(n => n.ToString())
                .ShouldBe(json["blockroot_merkle"]!["_active_nodes"]!.AsArray().Select(n => (string)n!));
            state.ConfirmCount.Select(c => (int)c).ShouldBe(json["confirm_count"]!.AsArray().Select(c => (int)c!));
            state.ProducerToLastProduced.Select(p => (p.Key.ToString(), p.Value)).ShouldBe(Pairs(json["producer_to_last_produced"]!));
            state.ProducerToLastImpliedIrb.Select(p => (p.Key.ToString(), p.Value)).ShouldBe(Pairs(json["producer_to_last_implied_irb"]!));
        }
        compared.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_block_signed_with_another_key_is_refused()
    {
        var genesis = GenesisBlock.Create(GoldenChain.Genesis).HeaderState;
        var block = GoldenChain.Blocks("empty")[1];
        var forged = block with
        {
            ProducerSignature = PrivateKey.FromSeed(KeyType.K1, "another").Sign(genesis.Next(block.Header.Timestamp, 0)
            .FinishNext(new(block.Header, block.ProducerSignature), [], Features, true).SigDigest())
        };
        Should.Throw<ChainException>(() => BlockState.Create(genesis, forged, Features, false)).Type.ShouldBe(ChainErrors.WrongSigningKey);
    }

    [Fact]
    public void A_block_of_a_producer_whose_turn_it_is_not_is_refused()
    {
        var genesis = GenesisBlock.Create(GoldenChain.Genesis).HeaderState;
        var block = GoldenChain.Blocks("empty")[1];
        var wrong = block with { Header = block.Header with { Producer = "somebody" } };
        Should.Throw<ChainException>(() => BlockState.Create(genesis, wrong, Features, false)).Type.ShouldBe(ChainErrors.WrongProducer);
    }

    private static IEnumerable<(string, uint)> Pairs(JsonNode json) =>
        json.AsArray().Select(p => ((string)p![0]!, (uint)p[1]!));
}
