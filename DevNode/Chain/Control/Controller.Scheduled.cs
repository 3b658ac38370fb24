using Antelope;

namespace DevNode.Chain;

/// <content>Executing deferred transactions: success, soft failure (handled by onerror), hard failure, expiry.</content>
public sealed partial class Controller
{
    /// <summary>Executes a deferred transaction in the pending block; times as in <see cref="PushTransaction"/>. unknown_transaction_exception when it is not there.</summary>
    public TransactionTrace PushScheduledTransaction(
        Checksum256 trxId, TimePoint blockDeadline, long maxTransactionTimeUs, uint billedCpuTimeUs, bool explicitBilledCpuTime)
    {
        ChainErrors.TransactionTypeException.Assert(ReadMode != DbReadMode.Irreversible, "push scheduled transaction not allowed in irreversible mode");
        return ExecuteScheduledTransaction(trxId, blockDeadline, maxTransactionTimeUs, billedCpuTimeUs, explicitBilledCpuTime);
    }

    private TransactionTrace ExecuteScheduledTransaction(
        Checksum256 trxId, TimePoint blockDeadline, long maxTransactionTimeUs, uint billedCpuTimeUs, bool explicitBilledCpuTime)
    {
        var gtrx = Db.GeneratedTransactions.ByTrxId.Find(trxId) ?? throw ChainErrors.UnknownTransactionException.Error("unknown transaction");
        ChainErrors.TransactionException.Assert(IsProducingBlock || explicitBilledCpuTime, "validating requires explicit billing");
        ChainErrors.TransactionException.Assert(gtrx.DelayUntil <= PendingBlockTime, $"this transaction isn't ready{gtrx.DelayUntil:+gtrx.delay_until}{PendingBlockTime:+pbt}");
        // Unless squashed, the session brings the transaction back for a later block: that is what a subjective failure wants.
        using var session = SkipDbSessions ? null : Db.StartUndoSession();
        var requiring = _inTrxRequiringChecks;
        try
        {
            var run = new ScheduledRun(this, gtrx, ToMonotonic(blockDeadline), maxTransactionTimeUs, billedCpuTimeUs, explicitBilledCpuTime);
            var trace = run.Execute();
            if (run.Retired)
                session?.Squash();
            return trace;
        }
        finally
        {
            _inTrxRequiringChecks = requiring;
        }
    }

    /// <summary>Failures that depend on the node and not on the chain (nodeos failure_is_subjective).</summary>
    private static readonly HashSet<ChainErrorType> SubjectiveFailures =
    [
        ChainErrors.SubjectiveBlockProductionException, ChainErrors.BlockNetUsageExceeded, ChainErrors.GreylistNetUsageExceeded,
        ChainErrors.BlockCpuUsageExceeded, ChainErrors.GreylistCpuUsageExceeded, ChainErrors.DeadlineException,
        ChainErrors.LeewayDeadlineException, ChainErrors.ActorWhitelistException, ChainErrors.ActorBlacklistException,
        ChainErrors.ContractWhitelistException, ChainErrors.ContractBlacklistException, ChainErrors.ActionBlacklistException,
        ChainErrors.KeyBlacklistException, ChainErrors.SigVariableSizeLimitException, ChainErrors.InlineActionTooBigNonprivileged,
    ];
}
