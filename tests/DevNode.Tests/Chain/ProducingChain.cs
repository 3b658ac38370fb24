using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Chain;

/// <summary>Produces blocks on a controller whose only producer is eosio, at given slots, without a clock.</summary>
internal static class ProducingChain
{
    public static readonly PrivateKey Key = PrivateKey.FromSeed(KeyType.K1, "eosio");

    /// <summary>Starts the block <paramref name="slots"/> slots after the head.</summary>
    public static void StartBlock(this Controller chain, uint slots = 1) =>
        chain.StartBlock(new BlockTimestamp(chain.HeadBlockState.Timestamp.Slot + slots), 0);

    /// <summary>Signs and commits the pending block.</summary>
    public static BlockState FinishBlock(this Controller chain)
    {
        chain.FinalizeBlock(new(), digest => [Key.Sign(digest)]);
        chain.CommitBlock();
        return chain.HeadBlockState;
    }

    public static BlockState Produce(this Controller chain, uint slots = 1, params PackedTransaction[] transactions)
    {
        chain.StartBlock(slots);
        foreach (var transaction in transactions)
            chain.Push(transaction).Except.ShouldBeNull();
        return chain.FinishBlock();
    }

    /// <summary>Pushes a signed transaction as the API does, billed 1000 us.</summary>
    public static TransactionTrace Push(this Controller chain, PackedTransaction transaction) =>
        chain.PushTransaction(
            TransactionMetadata.RecoverKeys(transaction, chain.ChainId, TransactionType.Input, long.MaxValue, uint.MaxValue, TimeProvider.System),
            TimePoint.MaxValue, long.MaxValue, 1000, true, 0);

    /// <summary>eosio creates an account with its own key.</summary>
    public static PackedTransaction NewAccount(this Controller chain, Name name)
    {
        var authority = Authority.Of(Key.PublicKey);
        var action = Action.Of("eosio", NewAccountName, [new("eosio", "active")], new NewAccount("eosio", name, authority, authority));
        return TransactionBuilder.Build(chain.HeadBlockId, chain.HeadBlockTime, [action], TimeSpan.FromMinutes(5)).Sign(chain.ChainId, [Key]);
    }

    /// <summary>Gives another chain's block to this one, as the network does.</summary>
    public static void Receive(this Controller chain, BlockState block, Action<IReadOnlyList<BlockState>>? forked = null) =>
        chain.PushBlock(new(), chain.CreateBlockState(block.Id, block.Block!).ShouldNotBeNull(), forked);

    private static readonly Name NewAccountName = "newaccount";
}
