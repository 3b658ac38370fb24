using Antelope;
using Antelope.Chain;
using DevNode.Net;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>What a peer is told that does something wrong, and whether its connection ends: what nodeos did stands here, and a nodeos at hand does it again.</summary>
public sealed class ClosingTests
{
    private static readonly Checksum256 Lowest = Checksum256.Parse(new string('0', 63) + "1");
    private static readonly Checksum256 Unknown = Checksum256.Parse("00000005" + new string('f', 56));
    private static readonly Checksum256 Highest = Checksum256.Parse(new string('f', 64));

    private static readonly (string What, Func<HostilePeer, Task<string>> Do, string Nodeos)[] Cases =
    [
        ("another chain", p => p.HandshakeAsync(h => h with { ChainId = Highest }), "go_away 3, kept"),
        ("the node's own id", p => p.OwnIdAsync(), "go_away 1, kept"),
        ("another irreversible block", p => p.HandshakeAsync(h => h with { LastIrreversibleBlockId = Highest }, asksChain: true), "go_away 5, kept"),
        ("irreversible above the head", p => p.HandshakeAsync(h => h with { LastIrreversibleBlockNum = 2 }), "go_away 10, kept"),
        ("no address", p => p.HandshakeAsync(h => h with { P2pAddress = "" }), "go_away 10, kept"),
        ("a long address", p => p.HandshakeAsync(h => h with { P2pAddress = new('a', 385) }), "go_away 10, kept"),
        ("no system", p => p.HandshakeAsync(h => h with { Os = "" }), "go_away 10, kept"),
        ("a long agent", p => p.HandshakeAsync(h => h with { Agent = new('a', 385) }), "go_away 10, kept"),
        ("a token that is not the time's", p => p.HandshakeAsync(h => h with { Token = Highest }), "go_away 10, kept"),
        ("another network version", p => p.HandshakeAsync(h => h with { NetworkVersion = 1 }), "kept"),
        ("a second connection, its id the lower", p => p.SecondConnectionAsync(Lowest), "go_away 2, kept"),
        ("a second connection, its id the higher", p => p.SecondConnectionAsync(Highest), "kept"),
        .. Enumerable.Range(0, 12).Select(n => ($"told go_away {n}", (Func<HostilePeer, Task<string>>)(p => p.GoAwayAsync((GoAwayReason)n)), "closed")),
        ("unlinkable blocks", p => p.BlocksAsync(Orphan), "closed after 14"),
        ("blocks out of turn", p => p.BlocksAsync(b => Next(b) with { Header = Next(b).Header with { Producer = "proda" } }), "closed after 14"),
        ("unsigned blocks", p => p.BlocksAsync(Next), "closed after 14"),
        ("unlinkable blocks, a known one between", p => p.BlocksAsync(Orphan, knownAfter: 10), "closed after 24"),
    ];

    [Fact]
    public async Task A_peer_that_does_wrong_is_answered_as_by_nodeos()
    {
        await using var here = await DevNodePeer.StartAsync();
        await CheckAsync(here);
    }

    [SkippableFact]
    public async Task Nodeos_does_what_stands_here()
    {
        await using var nodeos = await NodeosPeer.StartAsync(NodeosProcess.Executable);
        await CheckAsync(nodeos);
    }

    private static async Task CheckAsync(PeerNode node)
    {
        var different = new List<string>();
        foreach (var (what, act, expected) in Cases)
        {
            var answer = await act(new(node));
            if (answer != expected)
                different.Add($"{what}: {answer}, not {expected}");
        }
        string.Join('\n', different).ShouldBeEmpty();
    }

    private static SignedBlock Orphan(SignedBlock block) => block with { Header = block.Header with { Previous = Unknown } };

    /// <summary>A block after the genesis with its header's own roots, and a signature that is nobody's.</summary>
    private static SignedBlock Next(SignedBlock block) => block with
    {
        Header = block.Header with { Previous = BlockSequence.GenesisId, Timestamp = new(block.Header.Timestamp.Slot + 1), Producer = "eosio" },
    };
}
