using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Two nodes that built on different blocks: the longer fork wins, a bad one is taken back.</summary>
public sealed class ForkSwitchTests : IDisposable
{
    private readonly ChainUnderTest _a = new(started: true);
    private readonly ChainUnderTest _b = new(started: true);

    private Controller A => _a.Controller;
    private Controller B => _b.Controller;

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }

    [Fact]
    public void The_longer_fork_wins_and_gives_the_popped_transactions_back()
    {
        B.Receive(A.Produce());
        var popped = A.Produce(1, A.NewAccount("alice"));
        var first = B.Produce(2, B.NewAccount("bob"));
        var second = B.Produce();
        IReadOnlyList<BlockState>? forked = null;
        A.Receive(first, branch => forked = branch);
        A.HeadBlockId.ShouldBe(popped.Id);
        forked.ShouldBeNull();
        A.Receive(second, branch => forked = branch);
        A.HeadBlockId.ShouldBe(second.Id);
        forked.ShouldNotBeNull().Single().Id.ShouldBe(popped.Id);
        forked[0].Block!.Transactions.Count.ShouldBe(1);
        A.Db.Accounts.ByName.Find("alice").ShouldBeNull();
        A.Db.Accounts.ByName.Find("bob").ShouldNotBeNull();
        A.LastIrreversibleBlockId.ShouldBe(first.Id);
        A.CalculateIntegrityHash().ShouldBe(B.CalculateIntegrityHash());
    }

    [Fact]
    public void A_longer_fork_with_a_bad_block_is_taken_back()
    {
        B.Receive(A.Produce());
        var kept = A.Produce(1, A.NewAccount("alice"));
        var hash = A.CalculateIntegrityHash();
        var good = B.Produce(2);
        var bad = Tamper(B, block => block with { Header = block.Header with { ActionMroot = Checksum256.Hash([1]) } });
        A.Receive(good);
        Should.Throw<ChainException>(() => A.Receive(bad)).Details[1].ShouldContain("action_mroot");
        A.HeadBlockId.ShouldBe(kept.Id);
        A.CalculateIntegrityHash().ShouldBe(hash);
        A.Produce().BlockNum.ShouldBe(kept.BlockNum + 1);
    }

    [Fact]
    public void A_bad_block_on_the_head_is_forgotten()
    {
        B.Receive(A.Produce());
        var bad = Tamper(B, block => block with { Header = block.Header with { ActionMroot = Checksum256.Hash([1]) } });
        var head = A.HeadBlockId;
        Should.Throw<ChainException>(() => A.Receive(bad)).Type.ShouldBe(ChainErrors.BlockValidateException);
        A.HeadBlockId.ShouldBe(head);
        A.FetchBlockStateById(bad.Id).ShouldBeNull();
    }

    [Fact]
    public void A_block_whose_transactions_are_not_those_of_its_header_is_refused_before_it_is_applied()
    {
        B.Receive(A.Produce());
        var block = A.Produce(1, A.NewAccount("alice"));
        var stripped = block.Block! with { Transactions = [] };
        Should.Throw<ChainException>(() => B.CreateBlockState(block.Id, stripped)).Message.ShouldContain("merkle root");
    }

    [Fact]
    public void A_block_that_does_not_link_is_not_taken()
    {
        A.Produce();
        B.CreateBlockState(A.Produce().Id, A.HeadBlockState.Block!).ShouldBeNull();
    }

    [Fact]
    public void An_aborted_block_gives_its_transactions_back_and_leaves_nothing_behind()
    {
        A.Produce();
        var hash = A.CalculateIntegrityHash();
        A.StartBlock();
        var transaction = A.NewAccount("alice");
        A.Push(transaction).Except.ShouldBeNull();
        A.AbortBlock().Single().Id.ShouldBe(transaction.Transaction().Id());
        A.Db.Accounts.ByName.Find("alice").ShouldBeNull();
        A.CalculateIntegrityHash().ShouldBe(hash);
    }

    /// <summary>Produces a block, then signs a changed one in its place.</summary>
    private static BlockState Tamper(Controller chain, Func<SignedBlock, SignedBlock> change)
    {
        var parent = chain.HeadBlockState.HeaderState;
        var block = change(chain.Produce().Block!);
        var features = ProtocolFeatureSet.CreateDefault();
        var unsigned = parent.Next(new(block.Header, block.ProducerSignature), [], features, skipValidateSignee: true);
        return BlockState.Create(parent, block with { ProducerSignature = ProducingChain.Key.Sign(unsigned.SigDigest()) }, features, false);
    }
}
