using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Tests.Net;

namespace DevNode.Tests.Hosting;

/// <summary>Whole nodes, without HTTP, in one process.</summary>
public sealed class NodeTests
{
    [Fact]
    public async Task A_producer_makes_blocks_and_goes_on_after_a_clean_stop()
    {
        await using var node = TestNode.Create(TestNode.ProducerConfig);
        await node.StartAsync();
        await Wait.Until(async () => await node.HeadAsync() >= 4, "block 4");
        var lib = await node.Read(c => (Num: c.LastIrreversibleBlockNum, Id: c.LastIrreversibleBlockId));
        await node.StopAsync();
        await node.StartAsync("--pause-on-startup");
        (await node.Read(c => c.GetBlockIdForNum(lib.Num))).ShouldBe(lib.Id);
        var resumed = await node.HeadAsync();
        await node.Node.Chain.RunAsync(_ => node.Node.Producer.Resume());
        await Wait.Until(async () => await node.HeadAsync() > resumed, "a block after the restart");
        File.Exists(Path.Combine(node.DataDir, "state", "state.bin")).ShouldBeTrue();
    }

    [Fact]
    public async Task Saved_state_and_replay_from_genesis_give_the_same_state()
    {
        await using var node = TestNode.Create(TestNode.ProducerConfig);
        await node.StartAsync();
        await Wait.Until(async () => await node.HeadAsync() >= 2, "block 2");
        await Push(node, "alice");
        await Wait.Until(async () => await node.HeadAsync() >= 5, "block 5");
        await node.StopAsync();
        await node.StartAsync("--pause-on-startup");
        var saved = await HashAsync(node);
        await node.StopAsync();
        await node.StartAsync("--pause-on-startup", "--replay-blockchain");
        (await HashAsync(node)).ShouldBe(saved);
        await node.StopAsync();
        await node.StartAsync("--pause-on-startup", "--hard-replay-blockchain");
        (await HashAsync(node)).ShouldBe(saved);
        await node.StopAsync();
        await node.StartAsync("--pause-on-startup", "--hard-replay-blockchain", "--truncate-at-block", "2");
        (await node.HeadAsync()).ShouldBe(2u);
        await node.StopAsync();
        await node.StartAsync("--pause-on-startup", "--delete-all-blocks");
        (await node.HeadAsync()).ShouldBe(1u);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_node_that_keeps_few_blocks_goes_on_after_a_stop(int retained)
    {
        await using var node = TestNode.Create($"{TestNode.ProducerConfig}\nblock-log-retain-blocks = {retained}");
        await node.StartAsync();
        await Wait.Until(async () => await node.HeadAsync() >= 5, "block 5");
        await node.StopAsync();
        File.Exists(Path.Combine(node.DataDir, "blocks", "blocks.log")).ShouldBe(retained > 0);
        await node.StartAsync("--pause-on-startup");
        var resumed = await node.HeadAsync();
        resumed.ShouldBeGreaterThanOrEqualTo(5u);
        await node.Node.Chain.RunAsync(_ => node.Node.Producer.Resume());
        await Wait.Until(async () => await node.HeadAsync() > resumed, "a block after the restart");
    }

    [Fact]
    public async Task Four_nodes_in_a_mesh_agree_and_a_transaction_reaches_the_producer()
    {
        await using var producer = TestNode.Create(TestNode.ProducerConfig);
        await using var one = TestNode.Create();
        await using var two = TestNode.Create();
        await using var three = TestNode.Create();
        await producer.StartAsync();
        await one.StartAsync("--p2p-peer-address", producer.P2pAddress);
        await two.StartAsync("--p2p-peer-address", producer.P2pAddress, "--p2p-peer-address", one.P2pAddress);
        await three.StartAsync("--p2p-peer-address", one.P2pAddress, "--p2p-peer-address", two.P2pAddress);
        await Wait.Until(async () => await three.HeadAsync() >= 3, "block 3 at the node that is not connected to the producer");

        await Push(three, "alice");
        await Wait.Until(async () => await three.Read(c =>
            Enumerable.Range(1, (int)c.LastIrreversibleBlockNum).Any(n => c.FetchBlockByNumber((uint)n)!.Transactions.Count > 0)), "the transaction in an irreversible block");
        (await three.Read(c => c.Db.Accounts.ByName.Find("alice"))).ShouldNotBeNull();
        var number = await producer.Read(c => c.LastIrreversibleBlockNum);
        await Wait.Until(async () => await three.Read(c => c.LastIrreversibleBlockNum) >= number, $"block {number} irreversible everywhere");
        var id = await producer.Read(c => c.GetBlockIdForNum(number));
        foreach (var node in new[] { one, two, three })
            (await node.Read(c => c.GetBlockIdForNum(number))).ShouldBe(id);
    }

    [Fact]
    public async Task A_node_that_was_away_catches_up()
    {
        await using var producer = TestNode.Create(TestNode.ProducerConfig);
        await using var follower = TestNode.Create();
        await producer.StartAsync();
        await follower.StartAsync("--p2p-peer-address", producer.P2pAddress);
        await Wait.Until(async () => await follower.HeadAsync() >= 2, "block 2");
        await follower.StopAsync();
        var stopped = await producer.HeadAsync();
        await Wait.Until(async () => await producer.HeadAsync() >= stopped + 3, "three more blocks");
        await follower.StartAsync("--p2p-peer-address", producer.P2pAddress);
        await Wait.Until(async () => await follower.HeadAsync() >= stopped + 4, "catching up and following");
    }

    private static async Task<Checksum256> HashAsync(TestNode node) =>
        await node.Read(_ => node.Node.Producer.WithoutPendingBlock(c => c.CalculateIntegrityHash()));

    private static async Task Push(TestNode node, Name account)
    {
        var packed = await node.Read(c => NewAccount(c, account));
        (await node.Node.Producer.PushTransactionAsync(packed, persistUntilExpired: true, readOnly: false, returnFailureTrace: false)).Receipt.ShouldNotBeNull();
    }

    private static PackedTransaction NewAccount(Controller chain, Name account)
    {
        var writer = new PackWriter();
        writer.Write(Config.SystemAccountName);
        writer.Write(account);
        writer.Write(Authority.Of(TestNode.Key.PublicKey));
        writer.Write(Authority.Of(TestNode.Key.PublicKey));
        var transaction = new Transaction
        {
            Expiration = TimePointSec.From(chain.HeadBlockTime + TimeSpan.FromSeconds(60)),
            RefBlockNum = (ushort)chain.HeadBlockNum,
            RefBlockPrefix = Controller.RefBlockPrefix(chain.HeadBlockId),
            Actions = [new(Config.SystemAccountName, "newaccount", [new(Config.SystemAccountName, Config.ActiveName)], writer.ToArray())],
        };
        return PackedTransaction.Of(transaction, [TestNode.Key.Sign(transaction.SigningDigest(chain.ChainId, []))]);
    }
}
