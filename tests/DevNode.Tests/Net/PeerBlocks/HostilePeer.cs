using Antelope;
using Antelope.Chain;
using Bench.Robustness;
using DevNode.Net;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>A small peer that does one wrong thing to a node on the tests' genesis, and tells what the node did.</summary>
internal sealed class HostilePeer(PeerNode node)
{
    private const int MostBlocks = 40;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Longer than the 2 ms within which nodeos counts rejected blocks as one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly Random _random = new(4);
    private readonly SignedBlock _genesis = new BlockTree().Genesis.Block;

    /// <summary>The reasons of the go_away messages that a handshake got, and whether the connection was closed.</summary>
    /// <param name="change">Makes the wrong handshake of a right one.</param>
    /// <param name="asksChain">The node has to ask its chain, and answers heartbeats meanwhile: a go_away is waited for.</param>
    public async Task<string> HandshakeAsync(Func<HandshakeMessage, HandshakeMessage> change, bool asksChain = false)
    {
        using var peer = await node.ConnectAsync();
        await peer.SendAsync(NetMessage.Frame(change(Handshake())));
        if (!asksChain)
            return await AnswerAsync(peer);
        var goAway = await NextAsync<GoAwayMessage>(peer);
        return goAway is null ? "closed" : $"go_away {(int)goAway.Reason}, {await AnswerAsync(peer)}";
    }

    /// <summary>As <see cref="HandshakeAsync"/>, with the node's own id.</summary>
    public async Task<string> OwnIdAsync()
    {
        using var peer = await node.ConnectAsync();
        await peer.SendAsync(NetMessage.Frame(Handshake()));
        var own = await HandshakeOfNodeAsync(peer) ?? throw new InvalidOperationException("the node sent no handshake");
        return await HandshakeAsync(h => h with { NodeId = own.NodeId });
    }

    /// <summary>A second connection of a node with that id, while the first is open.</summary>
    public async Task<string> SecondConnectionAsync(Checksum256 id)
    {
        using var first = await node.ConnectAsync();
        await first.SendAsync(NetMessage.Frame(Handshake() with { NodeId = id }));
        await HandshakeOfNodeAsync(first);
        return await HandshakeAsync(h => h with { NodeId = id });
    }

    /// <summary>What the node does when it is told to go away.</summary>
    public async Task<string> GoAwayAsync(GoAwayReason reason)
    {
        using var peer = await node.ConnectAsync();
        await peer.SendAsync(NetMessage.Frame(Handshake()));
        await HandshakeOfNodeAsync(peer);
        await peer.SendAsync(NetMessage.Frame(new GoAwayMessage(reason)));
        return await AnswerAsync(peer);
    }

    /// <summary>Sends a block again and again, each unlike the others; the number after which the node closes.</summary>
    /// <param name="make">The block, from one that is unlike those before.</param>
    /// <param name="knownAfter">After so many the genesis block is sent, which the node knows.</param>
    public async Task<string> BlocksAsync(Func<SignedBlock, SignedBlock> make, int knownAfter = 0)
    {
        using var peer = await node.ConnectAsync();
        await peer.SendAsync(NetMessage.Frame(Handshake()));
        await HandshakeOfNodeAsync(peer);
        for (var sent = 1; sent <= MostBlocks; sent++)
        {
            if (sent == knownAfter + 1 && knownAfter > 0)
                await peer.SendAsync(NetMessage.Frame(_genesis));
            var root = new byte[Checksum256.Size];
            _random.NextBytes(root);
            await peer.SendAsync(NetMessage.Frame(make(_genesis with { Header = _genesis.Header with { TransactionMroot = new(root) } })));
            if (await HandshakeOfNodeAsync(peer) is null)
                return $"closed after {sent}";
            await Task.Delay(Pause, TimeProvider.System);
        }
        return "kept";
    }

    private HandshakeMessage Handshake()
    {
        var genesis = BlockSequence.GenesisId;
        return Handshakes.Of(_random, ChainUnderTest.Genesis.ComputeChainId(), genesis, genesis);
    }

    private static Task<HandshakeMessage?> HandshakeOfNodeAsync(PeerSocket peer) => NextAsync<HandshakeMessage>(peer);

    /// <summary>The next message of a kind; null when the node closes.</summary>
    private static async Task<T?> NextAsync<T>(PeerSocket peer) where T : class
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        while (await peer.ReadAsync(limit.Token) is { } payload)
        {
            if (NetMessage.Parse(payload) is T message)
                return message;
        }
        return null;
    }

    /// <summary>What comes before the answer to a heartbeat that is sent now.</summary>
    private static async Task<string> AnswerAsync(PeerSocket peer)
    {
        const long Mark = 42;
        var said = new List<string>();
        await peer.SendAsync(NetMessage.Frame(new TimeMessage(0, 0, Mark, 0)));
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        while (await peer.ReadAsync(limit.Token) is { } payload)
        {
            var message = NetMessage.Parse(payload);
            if (message is GoAwayMessage goAway)
                said.Add($"go_away {(int)goAway.Reason}");
            else if (message is TimeMessage { Org: Mark })
                return string.Join(", ", [.. said, "kept"]);
        }
        return string.Join(", ", [.. said, "closed"]);
    }
}
