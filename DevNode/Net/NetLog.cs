using System.Net;
using Microsoft.Extensions.Logging;

namespace DevNode.Net;

/// <summary>Log events of the network.</summary>
internal static partial class NetLog
{
    [LoggerMessage(100, LogLevel.Information, "listening for peers on {endpoint}, node_id is {nodeId}", EventName = "PeerListening")]
    public static partial void Listening(ILogger log, string endpoint, string nodeId);

    [LoggerMessage(101, LogLevel.Information, "{peer}connected", EventName = "PeerConnected")]
    public static partial void Connected(ILogger log, string peer);

    [LoggerMessage(102, LogLevel.Information, "connection to {address} failed: {why}", EventName = "PeerConnectFailed")]
    public static partial void ConnectFailed(ILogger log, string address, string why);

    [LoggerMessage(103, LogLevel.Information, "{peer}closing", EventName = "PeerClosing")]
    public static partial void Closing(ILogger log, string peer);

    [LoggerMessage(104, LogLevel.Information, "{peer}peer closed connection", EventName = "PeerClosed")]
    public static partial void PeerClosed(ILogger log, string peer);

    [LoggerMessage(105, LogLevel.Warning, "{peer}error reading message: {why}", EventName = "PeerReadFailed")]
    public static partial void ReadFailed(ILogger log, string peer, string why);

    [LoggerMessage(106, LogLevel.Warning, "{peer}error sending to peer: {why}", EventName = "PeerWriteFailed")]
    public static partial void WriteFailed(ILogger log, string peer, string why);

    [LoggerMessage(107, LogLevel.Warning, "{peer}closing, exception in handling message: {why}", EventName = "PeerBadMessage")]
    public static partial void BadMessage(ILogger log, string peer, string why);

    [LoggerMessage(108, LogLevel.Warning, "{peer}bad handshake message: {why}", EventName = "PeerBadHandshake")]
    public static partial void BadHandshake(ILogger log, string peer, string why);

    [LoggerMessage(109, LogLevel.Information, "{peer}sending go away: {reason}", EventName = "PeerGoAwaySent")]
    public static partial void SendingGoAway(ILogger log, string peer, string reason);

    [LoggerMessage(110, LogLevel.Information, "{peer}received go away: {reason}", EventName = "PeerGoAwayReceived")]
    public static partial void ReceivedGoAway(ILogger log, string peer, string reason);

    [LoggerMessage(111, LogLevel.Warning, "{peer}not authenticated: {why}", EventName = "PeerNotAuthenticated")]
    public static partial void NotAuthenticated(ILogger log, string peer, string why);

    [LoggerMessage(112, LogLevel.Warning, "{peer}heartbeat timed out", EventName = "PeerHeartbeatTimedOut")]
    public static partial void HeartbeatTimedOut(ILogger log, string peer);

    [LoggerMessage(113, LogLevel.Warning, "{peer}write queue full ({size} bytes), giving up on connection", EventName = "PeerWriteQueueFull")]
    public static partial void WriteQueueFull(ILogger log, string peer, long size);

    [LoggerMessage(114, LogLevel.Warning, "{peer}dropping a transaction, too many in progress ({size} bytes)", EventName = "PeerTransactionDropped")]
    public static partial void TooManyTransactions(ILogger log, string peer, long size);

    [LoggerMessage(115, LogLevel.Warning, "{peer}block {number} not accepted, closing connection", EventName = "PeerBlockNotAccepted")]
    public static partial void BlockNotAccepted(ILogger log, string peer, uint number);

    [LoggerMessage(116, LogLevel.Warning, "{peer}no block came in time", EventName = "PeerSyncTimedOut")]
    public static partial void SyncTimedOut(ILogger log, string peer);

    [LoggerMessage(117, LogLevel.Information, "{peer}catching up with chain, our last req is {lastRequested}, theirs is {target}, next expected {nextExpected}", EventName = "SyncCatchingUp")]
    public static partial void CatchingUp(ILogger log, string peer, uint lastRequested, uint target, uint nextExpected);

    [LoggerMessage(118, LogLevel.Information, "{peer}requesting range {start} to {end}", EventName = "SyncRequest")]
    public static partial void RequestingRange(ILogger log, string peer, uint start, uint end);

    [LoggerMessage(119, LogLevel.Information, "sync stage {from} becoming {to}", EventName = "SyncStage")]
    public static partial void SyncStage(ILogger log, SyncStage from, SyncStage to);

    [LoggerMessage(120, LogLevel.Warning, "unable to continue syncing at this time: no peer has the blocks", EventName = "SyncWithoutSource")]
    public static partial void CannotSync(ILogger log);

    [LoggerMessage(121, LogLevel.Warning, "{peer}sent a handshake with a time stamp {milliseconds} ms ahead of ours", EventName = "PeerClockAhead")]
    public static partial void HandshakeFromTheFuture(ILogger log, string peer, long milliseconds);

    [LoggerMessage(122, LogLevel.Debug, "{peer}handshake generation {generation}, lib {lib}, head {head}; ours lib {ourLib}, head {ourHead}", EventName = "PeerHandshake")]
    public static partial void HandshakeReceived(ILogger log, string peer, short generation, uint lib, uint head, uint ourLib, uint ourHead);

    [LoggerMessage(123, LogLevel.Debug, "{peer}received {message}", EventName = "PeerMessage")]
    public static partial void Message(ILogger log, string peer, string message);

    [LoggerMessage(124, LogLevel.Debug, "{peer}clock offset is {offset} ns", EventName = "PeerClockOffset")]
    public static partial void ClockOffset(ILogger log, string peer, double offset);

    [LoggerMessage(125, LogLevel.Warning, "{peer}ignored {what}", EventName = "PeerMessageIgnored")]
    public static partial void IgnoredMessage(ILogger log, string peer, string what);

    [LoggerMessage(126, LogLevel.Error, "invalid peer address '{address}': it is host:port[:trx|:blk]", EventName = "PeerAddressInvalid")]
    public static partial void InvalidPeerAddress(ILogger log, string address);

    [LoggerMessage(127, LogLevel.Debug, "connection from {address} refused: {fromAddress} of {maxPerHost} from there, {clients} of {maxClients} altogether", EventName = "PeerRefused")]
    public static partial void TooManyConnections(ILogger log, IPAddress address, int fromAddress, int maxPerHost, int clients, int maxClients);

    [LoggerMessage(128, LogLevel.Error, "error accepting connection: {why}", EventName = "PeerAcceptFailed")]
    public static partial void AcceptFailed(ILogger log, string why);

    [LoggerMessage(129, LogLevel.Error, "unexpected error in the network", EventName = "PeerUnexpectedError")]
    public static partial void Unexpected(ILogger log, Exception e);

    [LoggerMessage(130, LogLevel.Warning, "{peer}closing: it holds {held} of the {total} bytes that all peers hold together", EventName = "PeersHoldTooMuch")]
    public static partial void PeersHoldTooMuch(ILogger log, string peer, long held, long total);
}
