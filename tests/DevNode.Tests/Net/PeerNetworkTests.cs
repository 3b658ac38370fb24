using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;
using DevNode.Net;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Net;

/// <summary>Networks over real sockets in one process.</summary>
public sealed class PeerNetworkTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<SignedBlock> Blocks = MemoryChain.Recorded(100);
    private readonly List<PeerNetwork> _networks = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var network in _networks)
            await network.DisposeAsync();
    }

    [Fact]
    public async Task A_new_node_catches_up_in_chunks_and_follows_new_blocks()
    {
        var (aChain, a) = await Start(60);
        var (bChain, _) = await Start(1, settings => settings with { Peers = [a.P2pAddress], SyncFetchSpan = 7 });
        await Wait.Until(() => bChain.Info.HeadNum == 60, "catching up to block 60");
        foreach (var block in Blocks.Skip(60).Take(5))
            a.OnAcceptedBlock(block, aChain.Append(block));
        await Wait.Until(() => bChain.Info.HeadNum == 65, "following to block 65");
        bChain.Info.HeadId.ShouldBe(aChain.Info.HeadId);
    }

    [Fact]
    public async Task Blocks_and_transactions_pass_through_a_node_in_the_middle()
    {
        var (aChain, a) = await Start(10);
        var (bChain, b) = await Start(10, settings => settings with { Peers = [a.P2pAddress] });
        var (cChain, c) = await Start(10, settings => settings with { Peers = [b.P2pAddress] });
        bChain.Accepted += b.OnAcceptedBlock;
        await Connected(a, 1);
        await Connected(b, 2);
        await Connected(c, 1);
        a.OnAcceptedBlock(Blocks[10], aChain.Append(Blocks[10]));
        await Wait.Until(() => cChain.Info.HeadNum == 11, "block 11 at c");

        var transaction = new Transaction { Expiration = TimePointSec.From(TimePoint.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromMinutes(1)) };
        var packed = PackedTransaction.Of(transaction, []);
        a.OnTransactionAccepted(packed, transaction.Id(), transaction.Expiration);
        await Wait.Until(() => bChain.Transactions.Count == 1, "the transaction at b");
        b.OnTransactionAccepted(packed, transaction.Id(), transaction.Expiration);
        await Wait.Until(() => cChain.Transactions.Count == 1, "the transaction at c");
        aChain.Transactions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_connection_between_two_nodes_is_refused_by_the_one_with_the_greater_node_id()
    {
        var (_, one) = await Start(5);
        var (_, other) = await Start(5);
        var (lower, greater) = one.NodeId.CompareTo(other.NodeId) < 0 ? (one, other) : (other, one);
        await greater.ConnectAsync(lower.P2pAddress);
        await Connected(greater, 1);
        await Connected(lower, 1);
        (await lower.ConnectAsync(greater.P2pAddress)).ShouldBe("added connection");
        (await lower.ConnectAsync(greater.P2pAddress)).ShouldBe("already connected");
        await Wait.Until(async () => (await lower.StatusAsync(greater.P2pAddress)) is { Connecting: false, LastHandshake.Generation: 0 }, "the second connection being closed");
        (await Open(lower)).Count.ShouldBe(1);
        await Connected(greater, 1);
    }

    [Fact]
    public async Task A_connection_is_made_again_after_the_other_side_has_gone()
    {
        var (_, a) = await Start(5);
        var (_, b) = await Start(5, settings => settings with { Peers = [a.P2pAddress], ConnectorPeriod = TimeSpan.FromMilliseconds(50) });
        await Connected(b, 1);
        await a.DisposeAsync();
        _networks.Remove(a);
        await Wait.Until(async () => (await Open(b)).Count == 0, "b noticing that a has gone");
        var (_, again) = await Start(5, settings => settings with { ListenEndpoint = a.P2pAddress });
        await Connected(b, 1);
        await Connected(again, 1);
    }

    [Fact]
    public async Task A_node_that_listens_on_all_interfaces_is_found_on_loopback()
    {
        var (_, a) = await Start(5, settings => settings with { ListenEndpoint = "0.0.0.0:0" });
        var (_, b) = await Start(5, settings => settings with { Peers = [$"127.0.0.1:{a.ListenPort}"] });
        await Connected(b, 1);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        var (_, a) = await Start(5);
        var error = await Should.ThrowAsync<IOException>(() => Start(5, settings => settings with { ListenEndpoint = a.P2pAddress }));
        error.Message.ShouldStartWith($"option '--p2p-listen-endpoint': cannot listen on {a.P2pAddress}: ");
    }

    [Fact]
    public async Task Status_is_that_of_the_address_and_disconnect_forgets_it()
    {
        var (_, a) = await Start(5);
        var (_, b) = await Start(5, settings => settings with { Peers = [a.P2pAddress] });
        await Connected(b, 1);
        var status = (await b.StatusAsync(a.P2pAddress)).ShouldNotBeNull();
        status.LastHandshake.NodeId.ShouldBe(a.NodeId);
        status.LastHandshake.HeadNum.ShouldBe(5u);
        (await b.StatusAsync("127.0.0.1:1")).ShouldBeNull();
        (await b.DisconnectAsync(a.P2pAddress)).ShouldBe("connection removed");
        (await b.DisconnectAsync(a.P2pAddress)).ShouldBe("no known connection for host");
        (await b.ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_peer_without_the_specified_key_is_sent_away()
    {
        var key = PrivateKey.FromSeed(KeyType.K1, "peer");
        var (_, a) = await Start(5, settings => settings with { Allowed = AllowedConnections.Specified, PeerKeys = [key.PublicKey], MaxNodesPerHost = 9 });
        var (bChain, _) = await Start(1, settings => settings with { Peers = [a.P2pAddress], PrivateKeys = [key] });
        await Wait.Until(() => bChain.Info.HeadNum == 5, "the node with the key catching up");
        var (cChain, c) = await Start(1, settings => settings with { Peers = [a.P2pAddress] });
        await Wait.Until(async () => (await c.ConnectionsAsync()) is [] or [{ Connecting: false }], "c being sent away");
        cChain.Info.HeadNum.ShouldBe(1u);
    }

    private async Task<(MemoryChain Chain, PeerNetwork Network)> Start(int blocks, Func<NetSettings, NetSettings>? change = null)
    {
        var settings = new NetSettings { ListenEndpoint = "127.0.0.1:0", MaxNodesPerHost = 5 };
        var chain = new MemoryChain(Blocks.Take(blocks));
        var network = new PeerNetwork(
            change?.Invoke(settings) ?? settings, chain, TimeProvider.System, RandomNumberGenerator.Create(), NullLogger<PeerNetwork>.Instance);
        _networks.Add(network);
        await network.ListenAsync(CancellationToken.None);
        network.Start();
        return (chain, network);
    }

    private static Task Connected(PeerNetwork network, int count) =>
        Wait.Until(async () => (await Open(network)).Count == count, $"{count} connections");

    private static async Task<List<ConnectionStatus>> Open(PeerNetwork network) =>
        (await network.ConnectionsAsync()).Where(c => !c.Connecting && c.LastHandshake.Generation > 0).ToList();
}
