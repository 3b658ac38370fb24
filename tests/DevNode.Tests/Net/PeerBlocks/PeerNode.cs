using Antelope;
using Antelope.Chain;
using Bench.Robustness;
using DevNode.Net;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>What a node did with a block.</summary>
/// <param name="Known">Whether it has the block afterwards.</param>
/// <param name="Head">Its head afterwards.</param>
internal readonly record struct BlockAnswer(bool Known, Checksum256 Head);

/// <summary>A node without producers that gets blocks from a peer.</summary>
internal abstract class PeerNode : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private readonly Random _random = new(0);

    protected abstract int P2pPort { get; }

    /// <summary>Sends a block on a connection of its own and finds out what became of it.</summary>
    public async Task<BlockAnswer> SendAsync(SignedBlock block)
    {
        using var peer = await PeerSocket.ConnectAsync(P2pPort);
        var genesis = BlockSequence.GenesisId;
        await peer.SendAsync(NetMessage.Frame(Handshakes.Of(_random, ChainUnderTest.Genesis.ComputeChainId(), genesis, genesis)));
        // A closed connection's blocks are not looked at any more, so it stays open until the answer is there.
        (await peer.TryMessageAsync(NetMessage.Frame(block), AnswerLimit)).ShouldBe(PeerOutcome.Kept);
        return await AnswerAsync(block.Header.CalculateId());
    }

    /// <summary>A connection on which nothing has been said.</summary>
    public Task<PeerSocket> ConnectAsync() => PeerSocket.ConnectAsync(P2pPort);

    public abstract ValueTask DisposeAsync();

    protected abstract Task<BlockAnswer> AnswerAsync(Checksum256 id);
}
