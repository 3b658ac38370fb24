namespace DevNode.Net;

/// <summary>
/// A limit on what all peers together make this node hold. nodeos has one for each connection only, of which --max-clients 0 allows any
/// number.
/// </summary>
public sealed partial class PeerNetwork
{
    private long _held;

    /// <summary>True while peers, those that have left included, hold more than they may: no transactions are taken.</summary>
    internal bool HoldTooMuch => _held > Settings.MaxPeerMemory;

    internal void Release(long bytes) => _held -= bytes;

    /// <summary>Counts what a peer brought or is to get; beyond the limit the peer that holds most is closed, until the rest is below it.</summary>
    internal void Hold(long bytes)
    {
        _held += bytes;
        // What closed connections brought is on its way out: the chain does not look at their blocks.
        while (HoldTooMuch && Connections.Where(c => c.IsOpen).ToList() is [_, ..] open && open.Sum(c => c.Held) is var all && all > Settings.MaxPeerMemory)
        {
            var most = open.MaxBy(c => c.Held)!;
            NetLog.PeersHoldTooMuch(Log, most.Prefix, most.Held, all);
            most.Close(reconnect: true);
        }
    }
}
