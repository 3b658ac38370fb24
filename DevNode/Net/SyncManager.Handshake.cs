using Antelope;

namespace DevNode.Net;

/// <summary>What a handshake or notice says about who is behind.</summary>
internal sealed partial class SyncManager
{
    private const double BlockIntervalNs = BlockTimestamp.IntervalMs * 1e6;

    /// <summary>Compares a peer's chain with ours: notices go to who is behind, requests to who is ahead.</summary>
    public void ReceivedHandshake(Connection connection, HandshakeMessage message)
    {
        if (connection.Type == ConnectionType.TransactionsOnly)
            return;
        var info = network.Chain.Info;
        ResetLib(connection, closing: false);
        var latency = 2 * BlocksOfLatency(connection, message);
        NetLog.HandshakeReceived(network.Log, connection.Prefix, message.Generation, message.LastIrreversibleBlockNum, message.HeadNum, info.LibNum, info.ForkHeadNum);

        if (info.ForkHeadId == message.HeadId)
        {
            connection.IsSyncing = false;
            connection.Enqueue(new NoticeMessage(new(IdListMode.CatchUp, 0, []), SelectIds.None));
        }
        else if (info.ForkHeadNum < message.LastIrreversibleBlockNum)
        {
            connection.IsSyncing = false;
            if (connection.SentHandshakeCount > 0)
                connection.SendHandshake();
        }
        else if (info.LibNum > message.HeadNum + latency)
        {
            if (message.Generation > 1 || connection.ProtocolVersion > 0)
                connection.Enqueue(new NoticeMessage(
                    new(IdListMode.LastIrreversibleCatchUp, info.LibNum, []), new(IdListMode.LastIrreversibleCatchUp, info.ForkHeadNum, [])));
            connection.IsSyncing = true;
        }
        else if (info.ForkHeadNum + latency < message.HeadNum)
        {
            connection.IsSyncing = false;
            VerifyCatchup(connection, message.HeadNum, message.HeadId);
        }
        else if (info.ForkHeadNum >= message.HeadNum + latency)
        {
            if (message.Generation > 1 || connection.ProtocolVersion > 0)
                connection.Enqueue(new NoticeMessage(SelectIds.None, new(IdListMode.CatchUp, info.ForkHeadNum, [info.ForkHeadId])));
            connection.IsSyncing = false;
            connection.Ask(network.Chain.BlockIdForNumAsync(message.HeadNum), id =>
            {
                if (id != message.HeadId)
                    connection.Enqueue(new RequestMessage(SelectIds.None, new(IdListMode.CatchUp, 0, [])));
            });
        }
    }

    /// <summary>A peer told that it is ahead.</summary>
    public void ReceivedNotice(Connection connection, NoticeMessage message)
    {
        if (message.KnownBlocks.Mode == IdListMode.LastIrreversibleCatchUp)
        {
            connection.LastHandshakeReceived = connection.LastHandshakeReceived with { LastIrreversibleBlockNum = message.KnownTrx.Pending };
            ResetLib(connection, closing: false);
            StartSync(connection, message.KnownTrx.Pending);
        }
        else if (message.KnownBlocks.Ids is [.., var id])
        {
            if (network.Dispatcher.HaveBlock(id))
                connection.SendHandshake();
            else
                VerifyCatchup(connection, message.KnownBlocks.Pending, id);
        }
    }

    private void VerifyCatchup(Connection connection, uint number, Checksum256 id)
    {
        if (network.BlockConnections.Any(c => c.ForkHeadNum > number || c.ForkHead == id))
        {
            connection.SetForkHead(default, 0);
            connection.Enqueue(new RequestMessage(SelectIds.None, SelectIds.None));
            return;
        }
        var info = network.Chain.Info;
        if (Stage == SyncStage.LibCatchup || number < info.LibNum)
            return;
        SetStage(SyncStage.HeadCatchup);
        connection.SetForkHead(id, number);
        connection.Enqueue(new RequestMessage(SelectIds.None, new(IdListMode.CatchUp, 0, [info.ForkHeadId])));
    }

    /// <summary>Blocks the peer may have made while its handshake travelled.</summary>
    private uint BlocksOfLatency(Connection connection, HandshakeMessage message)
    {
        var latency = network.NowNanoseconds - message.Time;
        if (latency >= 0)
            return (uint)Math.Min(Math.Round(latency / BlockIntervalNs, MidpointRounding.AwayFromZero), uint.MaxValue / 4);
        NetLog.HandshakeFromTheFuture(network.Log, connection.Prefix, -latency / 1_000_000);
        return 0;
    }
}
