using Antelope;
using Antelope.Chain;

namespace DevNode.Net;

/// <summary>Knows which peer has which block and transaction, and sends new ones to those who lack them (nodeos dispatch_manager).</summary>
internal sealed class Dispatcher(PeerNetwork network)
{
    private readonly FrameCache _frames = new();
    private readonly Dictionary<Checksum256, HashSet<uint>> _blocks = [];

    // A peer is forgotten at its own time, so that what one sends late is not sent back to it.
    private readonly Dictionary<Checksum256, Dictionary<uint, TimePoint>> _transactions = [];

    /// <summary>The block as it is sent.</summary>
    public byte[] FrameOf(SignedBlock block) => _frames.Of(block);

    /// <summary>Notes that a peer has a block; false when that was known.</summary>
    public bool AddPeerBlock(Checksum256 id, uint connection)
    {
        if (!_blocks.TryGetValue(id, out var peers))
            _blocks[id] = peers = [];
        return peers.Add(connection);
    }

    /// <summary>True when some peer sent or got the block.</summary>
    public bool HaveBlock(Checksum256 id) => _blocks.ContainsKey(id);

    /// <summary>Notes that a peer has a transaction; false when that was known.</summary>
    public bool AddPeerTransaction(Checksum256 id, TimePointSec expiration, uint connection)
    {
        if (!_transactions.TryGetValue(id, out var peers))
            _transactions[id] = peers = [];
        var latest = network.Now + network.Settings.DedupCacheExpire;
        return peers.TryAdd(connection, expiration.ToTimePoint() < latest ? expiration.ToTimePoint() : latest);
    }

    public bool HaveTransaction(Checksum256 id) => _transactions.ContainsKey(id);

    /// <summary>Forgets irreversible blocks and transactions whose time is over.</summary>
    public void Expire(uint lib)
    {
        foreach (var id in _blocks.Keys.Where(id => BlockHeader.NumFromId(id) <= lib).ToList())
            _blocks.Remove(id);
        var now = network.Now;
        foreach (var (id, peers) in _transactions)
        {
            foreach (var (peer, expires) in peers)
            {
                if (expires <= now)
                    peers.Remove(peer);
            }
            if (peers.Count == 0)
                _transactions.Remove(id);
        }
        _frames.Trim();
    }

    /// <summary>Sends a block to every peer that is in sync and may lack it.</summary>
    public void BroadcastBlock(SignedBlock block, Checksum256 id)
    {
        if (network.Sync.IsSyncingWithPeer)
            return;
        foreach (var peer in network.BlockConnections.Where(c => c.IsCurrent))
        {
            peer.BlockPassed();
            if (peer.LastHandshakeReceived.LastIrreversibleBlockNum < block.BlockNum && AddPeerBlock(id, peer.Id))
                peer.EnqueueFrame(FrameOf(block));
        }
    }

    /// <summary>Sends a transaction to every peer that may lack it.</summary>
    public void BroadcastTransaction(PackedTransaction packed, Checksum256 id, TimePointSec expiration)
    {
        byte[]? frame = null;
        foreach (var peer in network.Connections.Where(c => c.Type != ConnectionType.BlocksOnly && c.IsCurrent))
        {
            if (AddPeerTransaction(id, expiration, peer.Id))
                peer.EnqueueFrame(frame ??= NetMessage.Frame(packed));
        }
    }
}
