namespace DevNode.Hosting;

/// <summary>Log events of the node as a whole.</summary>
internal static partial class NodeLog
{
    [LoggerMessage(300, LogLevel.Information, "devnode using configuration file {config}, data directory is {data}", EventName = "NodeStarting")]
    public static partial void Starting(ILogger log, string config, string data);

    [LoggerMessage(301, LogLevel.Information, "Deleting state database and blocks", EventName = "DeletingBlocks")]
    public static partial void DeletingBlocks(ILogger log);

    [LoggerMessage(302, LogLevel.Information, "Hard replay requested: deleting state database", EventName = "HardReplay")]
    public static partial void HardReplay(ILogger log);

    [LoggerMessage(303, LogLevel.Information, "Replay requested: deleting state database", EventName = "Replay")]
    public static partial void Replay(ILogger log);

    [LoggerMessage(304, LogLevel.Warning, "The --truncate-at-block option can only be used with --hard-replay-blockchain.", EventName = "TruncateIgnored")]
    public static partial void TruncateIgnored(ILogger log);

    [LoggerMessage(305, LogLevel.Information, "block log repaired: blocks up to {kept} of {had} kept, the old ones are in {backup}", EventName = "BlockLogRepaired")]
    public static partial void BlockLogRepaired(ILogger log, uint kept, uint had, string backup);

    [LoggerMessage(306, LogLevel.Information, "Blockchain started; head block is #{head}, chain id is {chainId}", EventName = "BlockchainStarted")]
    public static partial void ChainStarted(ILogger log, uint head, string chainId);

    [LoggerMessage(307, LogLevel.Information, "devnode successfully exiting; head block is #{head}, last irreversible block is #{lib}", EventName = "NodeStopped")]
    public static partial void Stopped(ILogger log, uint head, uint lib);

    [LoggerMessage(308, LogLevel.Critical, "unexpected error on the chain thread", EventName = "ChainThreadFailed")]
    public static partial void ChainThreadFailed(ILogger log, Exception e);

    [LoggerMessage(312, LogLevel.Warning, "the saved state is not used, replaying the block log instead: {why}", EventName = "StateIgnored")]
    public static partial void StateIgnored(ILogger log, string why);

    [LoggerMessage(309, LogLevel.Information, "option '--{option}' has no effect: {why}", EventName = "OptionIgnored")]
    public static partial void OptionIgnored(ILogger log, string option, string why);

    [LoggerMessage(310, LogLevel.Warning, "saved state {file} is damaged, replaying from the start: {why}", EventName = "StateDamaged")]
    public static partial void StateDamaged(ILogger log, string file, string why);

    [LoggerMessage(315, LogLevel.Warning, "reversible blocks {file} are damaged and left out: peers have them", EventName = "ForksDamaged")]
    public static partial void ForksDamaged(ILogger log, string file);

    [LoggerMessage(316, LogLevel.Error, "{what} could not be saved, the next start replays the block log: {why}", EventName = "NotSaved")]
    public static partial void NotSaved(ILogger log, string what, string why);

    [LoggerMessage(322, LogLevel.Warning, "Unable to get space info for {directory}: {why}. Ignore this failure.", EventName = "SpaceUnknown")]
    public static partial void SpaceUnknown(ILogger log, string directory, string why);

    [LoggerMessage(311, LogLevel.Information, "chain database state integrity hash at block #{head}: {hash}", EventName = "IntegrityHash")]
    public static partial void IntegrityHash(ILogger log, uint head, string hash);

    [LoggerMessage(320, LogLevel.Warning, "Space usage warning: {directory}'s file system is {used:F1} % full, threshold {threshold} %", EventName = "SpaceShort")]
    public static partial void SpaceShort(ILogger log, string directory, double used, uint threshold);

    [LoggerMessage(321, LogLevel.Error, "Space usage: {directory}'s file system is {used:F1} % full, above the threshold of {threshold} %: stopping", EventName = "SpaceExhausted")]
    public static partial void SpaceExhausted(ILogger log, string directory, double used, uint threshold);
}
