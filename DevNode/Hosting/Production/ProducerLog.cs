namespace DevNode.Hosting;

/// <summary>Log events of block production.</summary>
internal static partial class ProducerLog
{
    [LoggerMessage(200, LogLevel.Information, "Produced block {id}... #{number} @ {time} signed by {producer} [trxs: {transactions}, lib: {lib}, confirmed: {confirmed}, net: {net}, cpu: {cpu}, elapsed: {elapsed}, time: {total}]", EventName = "BlockProduced")]
    public static partial void Produced(ILogger log, string id, uint number, string time, string producer, int transactions, uint lib, ushort confirmed, ulong net, ulong cpu, long elapsed, long total);

    [LoggerMessage(201, LogLevel.Information, "Received block {id}... #{number} @ {time} signed by {producer} [trxs: {transactions}, lib: {lib}, confirmed: {confirmed}, net: {net}, cpu: {cpu}, elapsed: {elapsed}, time: {total}, latency: {latency} ms]", EventName = "BlockReceived")]
    public static partial void Received(ILogger log, string id, uint number, string time, string producer, int transactions, uint lib, ushort confirmed, ulong net, ulong cpu, long elapsed, long total, long latency);

    [LoggerMessage(202, LogLevel.Information, "Block #{number} {id} not applied: the head is #{head} {headId}", EventName = "BlockNotApplied")]
    public static partial void NotApplied(ILogger log, uint number, string id, uint head, string headId);

    [LoggerMessage(203, LogLevel.Warning, "dropped incoming block #{number} id: {id}, a block is being produced", EventName = "BlockDropped")]
    public static partial void BlockDropped(ILogger log, uint number, string id);

    [LoggerMessage(204, LogLevel.Error, "block #{number} {id} rejected: {why}", EventName = "BlockRejected")]
    public static partial void BlockRejected(ILogger log, uint number, string id, string why);

    [LoggerMessage(219, LogLevel.Information, "block #{number} {id} does not link to a known block yet", EventName = "BlockUnlinkable")]
    public static partial void BlockUnlinkable(ILogger log, uint number, string id);

    [LoggerMessage(205, LogLevel.Warning, "building a block failed: {why}", EventName = "BlockFailed")]
    public static partial void BlockFailed(ILogger log, Exception e, string why);

    [LoggerMessage(206, LogLevel.Error, "Failed to start a pending block, will try again later", EventName = "BlockStartFailed")]
    public static partial void StartFailed(ILogger log);

    [LoggerMessage(220, LogLevel.Error, "the system clock is {seconds:F0} s behind the head block #{number}: no block can be made before it has caught up; was it set back?", EventName = "ClockBehind")]
    public static partial void ClockBehind(ILogger log, double seconds, uint number);

    [LoggerMessage(221, LogLevel.Warning, "the system clock was set {direction} by {seconds:F1} s, or the machine stood still: {consequence}", EventName = "ClockSet")]
    public static partial void ClockSet(ILogger log, string direction, double seconds, string consequence);

    [LoggerMessage(207, LogLevel.Error, "Not producing block because {why}", EventName = "NotProducing")]
    public static partial void NotProducing(ILogger log, string why);

    [LoggerMessage(208, LogLevel.Information, "Launching block production for {producers}", EventName = "ProductionLaunched")]
    public static partial void Launching(ILogger log, string producers);

    [LoggerMessage(209, LogLevel.Information, "Producer paused.", EventName = "ProductionPaused")]
    public static partial void Paused(ILogger log);

    [LoggerMessage(210, LogLevel.Information, "Producer resumed.", EventName = "ProductionResumed")]
    public static partial void Resumed(ILogger log);

    [LoggerMessage(211, LogLevel.Information, "Reached configured maximum block {number}; terminating", EventName = "ReachedTerminateAtBlock")]
    public static partial void Terminating(ILogger log, uint number);

    [LoggerMessage(212, LogLevel.Error, "Unexpected block signing authority of {producer}, speculating instead", EventName = "UnexpectedSigningAuthority")]
    public static partial void UnexpectedAuthority(ILogger log, string producer);

    [LoggerMessage(213, LogLevel.Warning, "protocol features to activate are no longer all valid: {why}", EventName = "ProtocolFeaturesDropped")]
    public static partial void FeaturesDropped(ILogger log, string why);

    [LoggerMessage(214, LogLevel.Information, "signaling activation of the following protocol features in block {number}: {features}", EventName = "ProtocolFeaturesSignaled")]
    public static partial void SignalingFeatures(ILogger log, uint number, string features);

    [LoggerMessage(215, LogLevel.Debug, "rejecting transaction {id}: {why}", EventName = "TransactionRejected")]
    public static partial void TransactionRejected(ILogger log, string id, string why);

    [LoggerMessage(216, LogLevel.Debug, "rejecting scheduled transaction {id}: {why}", EventName = "ScheduledTransactionRejected")]
    public static partial void ScheduledRejected(ILogger log, string id, string why);

    [LoggerMessage(217, LogLevel.Warning, "transaction {id} failed: {why}", EventName = "TransactionFailed")]
    public static partial void TransactionFailed(ILogger log, string id, string why);

    [LoggerMessage(218, LogLevel.Debug, "bad packed_transaction of a peer: {why}", EventName = "PeerTransactionRejected")]
    public static partial void PeerTransactionRejected(ILogger log, string why);
}
