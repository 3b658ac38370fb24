using Antelope;

namespace DevNode.Net;

/// <summary>What the node is doing to catch up.</summary>
internal enum SyncStage
{
    InSync,

    /// <summary>Fetching a peer's irreversible blocks by number.</summary>
    LibCatchup,

    /// <summary>Fetching a peer's reversible blocks by branch.</summary>
    HeadCatchup,
}

/// <summary>Catches up with peers, irreversible blocks in chunks from one peer at a time, then the rest of the branch (nodeos sync_manager).</summary>
internal sealed partial class SyncManager(PeerNetwork network)
{
    private uint _knownLib;
    private uint _lastRequested;
    private uint _nextExpected = 1;
    private Connection? _source;

    public SyncStage Stage { get; private set; } = SyncStage.InSync;

    /// <summary>While true no block is sent on: the peers are ahead anyway.</summary>
    public bool IsSyncingWithPeer => Stage == SyncStage.LibCatchup;

    /// <summary>The next chunk starts anew.</summary>
    public void ResetLastRequested() => _lastRequested = 0;

    /// <summary>Learns from a handshake how far irreversible blocks reach, or forgets what a closed connection said.</summary>
    public void ResetLib(Connection connection, bool closing)
    {
        if (Stage == SyncStage.InSync)
            _source = null;
        if (!closing)
        {
            _knownLib = Math.Max(_knownLib, connection.LastHandshakeReceived.LastIrreversibleBlockNum);
            return;
        }
        _knownLib = network.BlockConnections.Where(c => c.IsCurrent)
            .Select(c => c.LastHandshakeReceived.LastIrreversibleBlockNum).DefaultIfEmpty().Max();
        if (connection != _source)
            return;
        _lastRequested = 0;
        _nextExpected = network.Chain.Info.LibNum + 1;
        RequestNextChunk(null);
    }

    /// <summary>The source did not answer in time: asks another.</summary>
    public void ReassignFetch(Connection connection)
    {
        if (connection != _source)
            return;
        connection.CancelSync();
        _lastRequested = 0;
        RequestNextChunk(null);
    }

    /// <summary>A peer's block was not accepted.</summary>
    public void RejectedBlock(Connection connection, uint number)
    {
        connection.BlockStatus.Rejected();
        _lastRequested = 0;
        if (connection.BlockStatus.IsViolated)
        {
            NetLog.BlockNotAccepted(network.Log, connection.Prefix, number);
            _source = null;
            connection.Close(reconnect: true);
        }
        else
        {
            connection.SendHandshake();
        }
    }

    /// <summary>A block came, new (and applied) or known.</summary>
    public void ReceivedBlock(Connection connection, Checksum256 id, uint number, bool applied)
    {
        connection.BlockStatus.Accepted();
        if (number <= _lastRequested && (number == _nextExpected || applied))
            _nextExpected = number + 1;
        if (Stage == SyncStage.HeadCatchup)
            HeadCatchupReceived(connection, id, number);
        else if (Stage == SyncStage.LibCatchup)
            LibCatchupReceived(connection, number);
    }

    private void HeadCatchupReceived(Connection connection, Checksum256 id, uint number)
    {
        _source = null;
        var stillBehind = false;
        foreach (var peer in network.BlockConnections.Where(p => !p.ForkHead.IsZero))
        {
            if (peer.ForkHeadNum < number || peer.ForkHead == id)
                connection.SetForkHead(default, 0);
            else
                stillBehind = true;
        }
        if (stillBehind)
            return;
        SetStage(SyncStage.InSync);
        SendHandshakes();
    }

    private void LibCatchupReceived(Connection connection, uint number)
    {
        if (number >= _knownLib)
        {
            SetStage(SyncStage.InSync);
            SendHandshakes();
        }
        else if (number >= _lastRequested)
        {
            RequestNextChunk(null);
        }
        else
        {
            connection.ExpectSyncBlock();
        }
    }

    private void StartSync(Connection connection, uint target)
    {
        _knownLib = Math.Max(_knownLib, target);
        var info = network.Chain.Info;
        var isRequired = _lastRequested < _knownLib || info.ForkHeadNum < _lastRequested;
        if (!isRequired || target <= info.LibNum)
        {
            connection.SendHandshake();
            return;
        }
        if (Stage == SyncStage.InSync)
            SetStage(SyncStage.LibCatchup);
        _nextExpected = Math.Max(info.LibNum + 1, _nextExpected);
        NetLog.CatchingUp(network.Log, connection.Prefix, _lastRequested, target, _nextExpected);
        RequestNextChunk(connection);
    }

    private void RequestNextChunk(Connection? preferred)
    {
        var info = network.Chain.Info;
        if (info.ForkHeadNum < _lastRequested && _source is { IsCurrent: true })
            return;
        var source = preferred is { IsCurrent: true } ? preferred : NextSource();
        if (source is not { IsCurrent: true } || source.Type == ConnectionType.TransactionsOnly)
        {
            NetLog.CannotSync(network.Log);
            if (source is null)
                _source = null;
            _knownLib = info.LibNum;
            _lastRequested = 0;
            SetStage(SyncStage.InSync);
            return;
        }
        var start = _nextExpected;
        var end = Math.Min(start + network.Settings.SyncFetchSpan - 1, _knownLib);
        if (_lastRequested != _knownLib && end > 0 && end >= start)
        {
            _lastRequested = end;
            _source = source;
            NetLog.RequestingRange(network.Log, source.Prefix, start, end);
            source.Enqueue(new SyncRequestMessage(start, end));
            source.ExpectSyncBlock();
        }
        else
        {
            SendHandshakes();
        }
    }

    /// <summary>The next peer after the present source that has what we want; the present one when there is no other.</summary>
    private Connection? NextSource()
    {
        var connections = network.Connections;
        if (connections.Count == 0)
            return null;
        var at = _source is null ? -1 : connections.IndexOf(_source);
        for (var i = 1; i <= connections.Count; i++)
        {
            var candidate = connections[(at + i) % connections.Count];
            if (candidate.Type != ConnectionType.TransactionsOnly && candidate.IsCurrent
                && candidate.LastHandshakeReceived.LastIrreversibleBlockNum >= _knownLib)
                return candidate;
        }
        return at < 0 ? null : _source;
    }

    private void SendHandshakes()
    {
        foreach (var connection in network.Connections.Where(c => c.IsCurrent))
            connection.SendHandshake();
    }

    private void SetStage(SyncStage stage)
    {
        if (Stage == stage)
            return;
        NetLog.SyncStage(network.Log, Stage, stage);
        Stage = stage;
    }
}
