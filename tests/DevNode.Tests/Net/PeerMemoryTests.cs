using System.Security.Cryptography;
using Antelope;
using Bench.Robustness;
using DevNode.Net;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Net;

/// <summary>What peers together make a node hold has a limit; the one that holds most is closed.</summary>
public sealed class PeerMemoryTests
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    /// <summary>About 1.5 MB that a node reads and has nothing to do for.</summary>
    private static readonly byte[] LongNotice = NetMessage.Frame(
        new NoticeMessage(new(IdListMode.None, 0, [.. Enumerable.Repeat(default(Checksum256), 47_000)]), SelectIds.None));

    [Fact]
    public async Task Beyond_the_limit_of_all_peers_the_one_that_holds_most_is_closed()
    {
        await using var network = new PeerNetwork(
            new() { ListenEndpoint = "127.0.0.1:0", MaxNodesPerHost = 9, MaxPeerMemory = 2_500_000 }, new MemoryChain(MemoryChain.Recorded(1)), TimeProvider.System,
            RandomNumberGenerator.Create(), NullLogger<PeerNetwork>.Instance);
        await network.ListenAsync(CancellationToken.None);
        network.Start();
        using var first = await UnfinishedAsync(network, 800_000);
        using var most = await UnfinishedAsync(network, 1_300_000);
        using var last = await UnfinishedAsync(network, 900_000);
        using var limit = new CancellationTokenSource(AnswerLimit);
        while (await most.ReadAsync(limit.Token) is not null)
        {
            // Heartbeats.
        }
        (await first.TryMessageAsync(LongNotice.AsMemory(800_000), AnswerLimit)).ShouldBe(PeerOutcome.Kept);
        (await last.TryMessageAsync(LongNotice.AsMemory(900_000), AnswerLimit)).ShouldBe(PeerOutcome.Kept);

        // What they held is given back: one alone may hold as much as before.
        (await first.TryMessageAsync(LongNotice, AnswerLimit)).ShouldBe(PeerOutcome.Kept);
    }

    /// <summary>A peer that has sent the first bytes of a frame.</summary>
    private static async Task<PeerSocket> UnfinishedAsync(PeerNetwork network, int bytes)
    {
        var peer = await PeerSocket.ConnectAsync(network.ListenPort);
        (await peer.SendAsync(LongNotice.AsMemory(0, bytes))).ShouldBeTrue();
        return peer;
    }
}
