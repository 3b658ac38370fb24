using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Which blocks and transactions the visible state includes.</summary>
public sealed class ReadModeTests : IDisposable
{
    private readonly ChainUnderTest _producer = new(started: true);

    private Controller Producer => _producer.Controller;

    public void Dispose() => _producer.Dispose();

    [Fact]
    public void In_irreversible_mode_the_head_is_the_last_irreversible_block()
    {
        using var chain = new ChainUnderTest(config: new() { ReadMode = DbReadMode.Irreversible }, started: true);
        var blocks = Enumerable.Range(0, 4).Select(i => i == 1 ? Producer.Produce(1, Producer.NewAccount("alice")) : Producer.Produce()).ToList();
        foreach (var block in blocks)
            chain.Controller.Receive(block);
        chain.Controller.HeadBlockId.ShouldBe(blocks[2].Id);
        chain.Controller.LastIrreversibleBlockId.ShouldBe(blocks[2].Id);
        chain.Controller.ForkDbPendingHeadBlockId.ShouldBe(blocks[3].Id);
        chain.Controller.Db.Accounts.ByName.Find("alice").ShouldNotBeNull();
        Should.Throw<ChainException>(() => chain.Controller.Push(Producer.NewAccount("bob"))).Type.ShouldBe(ChainErrors.TransactionTypeException);
    }

    [Fact]
    public void In_head_mode_a_transaction_leaves_no_trace_before_its_block()
    {
        using var chain = new ChainUnderTest(config: new() { ReadMode = DbReadMode.Head }, started: true);
        chain.Controller.Receive(Producer.Produce());
        chain.Controller.StartBlock();
        chain.Controller.Push(Producer.NewAccount("alice")).Except.ShouldBeNull();
        chain.Controller.Db.Accounts.ByName.Find("alice").ShouldBeNull();
        chain.Controller.AbortBlock().ShouldBeEmpty();
    }

    [Fact]
    public void A_block_of_a_trusted_producer_need_not_recover_keys()
    {
        using var chain = new ChainUnderTest(config: new() { TrustedProducers = new HashSet<Antelope.Name> { "eosio" } }, started: true);
        chain.Controller.Receive(Producer.Produce(1, Producer.NewAccount("alice")));
        chain.Controller.HeadBlockState.ArePublicKeysRecovered.ShouldBeFalse();
        chain.Controller.CalculateIntegrityHash().ShouldBe(Producer.CalculateIntegrityHash());
    }

    [Fact]
    public void The_node_ends_at_the_block_it_was_told_to()
    {
        using var chain = new ChainUnderTest(config: new() { TerminateAtBlock = 3 }, started: true);
        var ended = 0;
        chain.Controller.Terminated += () => ended++;
        for (var i = 0; i < 3; i++)
            chain.Controller.Receive(Producer.Produce());
        chain.Controller.HeadBlockNum.ShouldBe(3u);
        ended.ShouldBeGreaterThan(0);
    }
}
