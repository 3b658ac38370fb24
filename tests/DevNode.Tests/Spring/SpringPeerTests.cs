using Antelope;
using Antelope.Api;
using Antelope.Chain;
using DevNode.Tests.Chain;
using DevNode.Tests.Http.Retry;
using DevNode.Tests.Net;

namespace DevNode.Tests.Spring;

/// <summary>This node and Spring 1.2 as peers: one makes blocks, the other fetches those there are and follows.</summary>
public sealed class SpringPeerTests
{
    private const int BlocksToFetch = 25;
    private static readonly PermissionLevel Eosio = new("eosio", "active");

    private static readonly string[] Producer =
        ["producer-name = eosio", "enable-stale-production = true", $"signature-provider = {ProducingChain.Key.PublicKey}=KEY:{ProducingChain.Key.ToWif()}"];

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_follows_the_other(bool springProduces)
    {
        var spring = NodeosProcess.Spring;
        await using var producer = await RetryNode.StartAsync(springProduces ? spring : null, Producer);
        var made = new ChainClient(producer.Http);
        await Wait.Until(async () => (await made.GetInfoAsync()).HeadBlockNum > 1, "the first block of this time", 60);
        await CreateAccountAsync(made, "alice");
        await Wait.Until(async () => (await made.GetInfoAsync()).HeadBlockNum >= BlocksToFetch, $"{BlocksToFetch} blocks", 60);

        await using var follower = await RetryNode.StartAsync(springProduces ? null : spring, $"p2p-peer-address = {producer.P2pAddress}");
        var followed = new ChainClient(follower.Http);
        await Wait.Until(async () => await followed.GetAccountAsync("alice") is not null, "the account in the fetched blocks", 60);
        var head = (await made.GetInfoAsync()).HeadBlockNum;
        await CreateAccountAsync(made, "bob");
        await Wait.Until(async () => await followed.GetAccountAsync("bob") is not null, "the account made at the producer", 60);
        await CreateAccountAsync(followed, "carol");
        await Wait.Until(async () => await made.GetAccountAsync("carol") is not null, "the account made at the follower", 60);
        await Wait.Until(async () => (await followed.GetInfoAsync()).LastIrreversibleBlockNum > head + 4, "irreversible blocks made meanwhile", 60);
        var last = (await followed.GetInfoAsync()).LastIrreversibleBlockNum;
        for (var number = 1U; number <= last; number++)
            (await followed.GetBlockInfoAsync(number))["id"].AsString().ShouldBe((await made.GetBlockInfoAsync(number))["id"].AsString());
    }

    private static async Task CreateAccountAsync(ChainClient node, Name name)
    {
        var info = await node.GetInfoAsync();
        var authority = Authority.Of(ProducingChain.Key.PublicKey);
        var transaction = TransactionBuilder.Build(info.LastIrreversibleBlockId, info.HeadBlockTime, [new NewAccount("eosio", name, authority, authority).ToAction(Eosio)], TimeSpan.FromSeconds(60));
        await node.SendTransactionAsync(transaction.Sign(ChainUnderTest.Genesis.ComputeChainId(), [ProducingChain.Key]));
    }
}
