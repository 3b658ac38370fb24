using Antelope;
using Antelope.Chain;

namespace DevNode.Net;

/// <summary>Sending the blocks a peer asks for, and waiting for those we asked for.</summary>
internal sealed partial class Connection
{
    private readonly ITimer _expectation;
    private PeerRequest? _requested;

    /// <summary>Blocks a peer wants: up to End; Last is the one fetched last.</summary>
    private sealed record PeerRequest(uint Start, uint End, uint Last);

    /// <summary>Waits for a block we asked for; when none comes in time another peer is asked and this one connected anew.</summary>
    public void ExpectSyncBlock() => _expectation.Change(PeerNetwork.ResponseTimeout, Timeout.InfiniteTimeSpan);

    /// <summary>Ends the wait and asks the peer to stop sending.</summary>
    public void CancelSync()
    {
        StopExpecting();
        ClearQueue();
        Enqueue(new SyncRequestMessage(0, 0));
    }

    private void StopExpecting() => _expectation.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void ExpectationOver()
    {
        if (!IsOpen)
            return;
        NetLog.SyncTimedOut(_network.Log, Prefix);
        _network.Sync.ReassignFetch(this);
        Close(reconnect: true);
    }

    private void Handle(SyncRequestMessage message)
    {
        if (message.EndBlock == 0)
        {
            _requested = null;
            ClearQueue();
            return;
        }
        _requested = _requested is null
            ? new(message.StartBlock, message.EndBlock, message.StartBlock - 1)
            : _requested with { End = Math.Max(message.EndBlock, _requested.End) };
        SendNextRequestedBlock();
    }

    private void SendNextRequestedBlock()
    {
        if (_requested is null)
            return;
        var number = _requested.Last + 1;
        _requested = number == _requested.End ? null : _requested with { Last = number };
        var session = _session;
        Ask(_network.Chain.FetchBlockByNumberAsync(number), block =>
        {
            if (_session != session)
                return;
            if (block is not null)
            {
                BlockPassed();
                EnqueueFrame(_network.Dispatcher.FrameOf(block), sync: true);
                return;
            }
            _requested = null;
            GoAway(GoAwayReason.BenignOther);
        });
    }

    /// <summary>Sends the branch that follows a block the peer has; from its last irreversible block when that is on another fork.</summary>
    private void SendBranch(Checksum256 peerHead)
    {
        var lib = BlockHeader.NumFromId(LastHandshakeReceived.LastIrreversibleBlockId);
        if (lib == 0)
            return;
        var number = BlockHeader.NumFromId(peerHead);
        var head = _network.Chain.Info.ForkHeadNum;
        if (number == 0)
        {
            StartBranch(0, lib, head);
            return;
        }
        Ask(_network.Chain.BlockIdForNumAsync(number), id =>
        {
            if (id is null)
                GoAway(GoAwayReason.BenignOther);
            else
                StartBranch(id == peerHead ? number : 0, lib, head);
        });
    }

    private void StartBranch(uint peerHead, uint lib, uint head)
    {
        var last = peerHead != 0 ? peerHead : Math.Min(_requested?.Last ?? lib, lib);
        _requested = new(last + 1, Math.Max(_requested?.End ?? 0, head), last);
        if (_requested.Start <= _requested.End)
            SendNextRequestedBlock();
        else
            _requested = null;
    }

    private void SendBlock(Checksum256 id) => Ask(_network.Chain.FetchBlockByIdAsync(id), block =>
    {
        if (block is null)
        {
            NetLog.IgnoredMessage(_network.Log, Prefix, $"a request of the unknown block {id}");
            return;
        }
        _network.Dispatcher.AddPeerBlock(id, Id);
        BlockPassed();
        EnqueueFrame(_network.Dispatcher.FrameOf(block));
    });
}
