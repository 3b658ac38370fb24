using System.Diagnostics;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Hosting;

namespace DevNode.Net;

/// <summary>What is done with the messages of a peer.</summary>
internal sealed partial class Connection
{
    private const long MaxTransactionsInProgress = 100L * 1024 * 1024;
    private readonly Backlog _blocksInProgress = new(2L * NetMessage.MaxPayload);

    // One question at a time: thousands of peers that ask over and over leave the chain time for blocks.
    private readonly Backlog _questions = new(1);
    private long _transactionsInProgress;

    /// <summary>Completed when the next message may be read.</summary>
    private Task ReadyForMore => _questions.Drained.IsCompleted ? _blocksInProgress.Drained : Task.WhenAll(_questions.Drained, _blocksInProgress.Drained);

    private void Receive(byte[] payload)
    {
        _immediateCloses = 0;
        _latestMessage = _network.NowNanoseconds;
        try
        {
            var reader = new PackReader(payload);
            if (reader.ReadVarUInt32() == NetMessage.SignedBlockType)
                ReceiveBlock(payload, ref reader);
            else
                Dispatch(NetMessage.Parse(payload));
        }
        catch (PackException e)
        {
            NetLog.BadMessage(_network.Log, Prefix, e.Message);
            Close(reconnect: true);
        }
        catch (Exception e)
        {
            // As nodeos: whatever a peer's message brings about ends its connection and nothing else.
            NetLog.Unexpected(_network.Log, e);
            Close(reconnect: true);
        }
    }

    /// <summary>Asks the chain on the peer's behalf and goes on with its answer.</summary>
    public void Ask<T>(Task<T> question, Action<T> next)
    {
        _questions.Add(1);
        _network.Loop.Then(question, next, ended: () => _questions.Remove(1));
    }

    private void Dispatch(object message)
    {
        NetLog.Message(_network.Log, Prefix, message.GetType().Name);
        switch (message)
        {
            case HandshakeMessage m: Handle(m); break;
            case GoAwayMessage m: Handle(m); break;
            case TimeMessage m: Handle(m); break;
            case NoticeMessage m: Handle(m); break;
            case RequestMessage m: Handle(m); break;
            case SyncRequestMessage m: Handle(m); break;
            case PackedTransaction m: Handle(m); break;
        }
    }

    private void Handle(GoAwayMessage message)
    {
        NetLog.ReceivedGoAway(_network.Log, Prefix, message.Reason.Text());
        var isFirst = NoRetry == GoAwayReason.NoReason;
        NoRetry = message.Reason == GoAwayReason.WrongVersion && !isFirst ? GoAwayReason.FatalOther : message.Reason;
        Close(reconnect: isFirst && message.Reason is GoAwayReason.WrongVersion or GoAwayReason.BenignOther);
    }

    private void Handle(NoticeMessage message)
    {
        IsConnecting = false;
        if (message.KnownBlocks.Ids.Count > 1)
        {
            NetLog.BadMessage(_network.Log, Prefix, $"a notice names at most one block, not {message.KnownBlocks.Ids.Count}");
            Close(reconnect: false);
            return;
        }
        if (message.KnownTrx.Mode == IdListMode.LastIrreversibleCatchUp)
            LastHandshakeReceived = LastHandshakeReceived with { HeadNum = message.KnownBlocks.Pending };
        if (message.KnownBlocks.Mode is IdListMode.CatchUp or IdListMode.LastIrreversibleCatchUp)
            _network.Sync.ReceivedNotice(this, message);
        else if (message.KnownBlocks.Mode > IdListMode.Normal)
            NetLog.IgnoredMessage(_network.Log, Prefix, $"a notice of blocks with mode {(uint)message.KnownBlocks.Mode}");
    }

    private void Handle(RequestMessage message)
    {
        if (message.ReqBlocks.Ids.Count > 1)
        {
            NetLog.BadMessage(_network.Log, Prefix, $"a request names at most one block, not {message.ReqBlocks.Ids.Count}");
            Close(reconnect: true);
            return;
        }
        Checksum256 id = message.ReqBlocks.Ids is [var only] ? only : default;
        if (message.ReqBlocks.Mode == IdListMode.CatchUp)
            SendBranch(id);
        else if (message.ReqBlocks.Mode == IdListMode.Normal && !id.IsZero)
            SendBlock(id);
        if (message.ReqTrx.Mode == IdListMode.None && message.ReqBlocks.Mode == IdListMode.None)
            IsSyncing = false;
        if (message.ReqTrx.Mode is IdListMode.None or IdListMode.Normal && message.ReqTrx.Ids.Count > 0)
        {
            NetLog.BadMessage(_network.Log, Prefix, "a request cannot name transactions");
            Close(reconnect: true);
        }
    }

    private void Handle(PackedTransaction packed)
    {
        if (!_network.Settings.AcceptTransactions)
            return;
        if (_transactionsInProgress > MaxTransactionsInProgress || _network.HoldTooMuch)
        {
            NetLog.TooManyTransactions(_network.Log, Prefix, _transactionsInProgress);
            return;
        }
        var transaction = packed.Transaction();
        var id = transaction.Id();
        var isKnown = _network.Dispatcher.HaveTransaction(id);
        _network.Dispatcher.AddPeerTransaction(id, transaction.Expiration, Id);
        if (isKnown)
            return;
        var size = packed.PackedTrx.Length + packed.PackedContextFreeData.Length;
        _transactionsInProgress += size;
        Hold(size);
        _network.Loop.Then(Evaluated(packed), _ =>
        {
            _transactionsInProgress -= size;
            Release(size);
        });
    }

    private async Task<bool> Evaluated(PackedTransaction packed)
    {
        await _network.Chain.AcceptTransactionAsync(packed).ConfigureAwait(false);
        return true;
    }

    private void ReceiveBlock(byte[] payload, ref PackReader reader)
    {
        BlockPassed();
        var header = BlockHeader.UnpackHeader(ref reader);
        var id = header.CalculateId();
        if (_network.Dispatcher.HaveBlock(id))
        {
            StopExpecting();
            _network.Sync.ReceivedBlock(this, id, header.BlockNum, applied: false);
            return;
        }
        if (!_network.Sync.IsSyncingWithPeer && header.BlockNum < _network.Chain.Info.LibNum)
        {
            // The peer believes that we are behind: it is told otherwise.
            _network.Sync.ResetLastRequested();
            Enqueue(new SyncRequestMessage(0, 0));
            SendHandshake();
            StopExpecting();
            return;
        }
        var block = (SignedBlock)NetMessage.Parse(payload);
        if (block.ProducerSignature.Type == KeyType.WA)
            throw new PackException("a block signed with WebAuthn is not accepted");
        var closed = _session?.Closed ?? new(canceled: true);
        _blocksInProgress.Add(payload.Length);
        Hold(payload.Length);
        var span = _network.Sync.IsSyncingWithPeer ? null : BlockSpans.Received(block, id, _name);
        var number = header.BlockNum;
        _network.Chain.AcceptBlock(block, id, closed, outcome => _network.Loop.Post(() =>
        {
            _blocksInProgress.Remove(payload.Length);
            Release(payload.Length);
            BlockSpans.End(span, $"{outcome}", outcome == BlockOutcome.Rejected);
            BlockDone(id, number, outcome);
        }));
        Activity.Current = null; // what the loop does next does not belong to the block
    }

    private void BlockDone(Checksum256 id, uint number, BlockOutcome outcome)
    {
        switch (outcome)
        {
            case BlockOutcome.Accepted:
                _network.Dispatcher.AddPeerBlock(id, Id);
                StopExpecting();
                _network.Sync.ReceivedBlock(this, id, number, applied: true);
                break;
            case BlockOutcome.Known:
                _network.Dispatcher.AddPeerBlock(id, Id);
                _network.Sync.ReceivedBlock(this, id, number, applied: false);
                break;
            case BlockOutcome.Rejected:
                _network.Sync.RejectedBlock(this, number);
                break;
        }
    }
}
