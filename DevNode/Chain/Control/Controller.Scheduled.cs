using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Executing deferred transactions: success, soft failure (handled by onerror), hard failure, expiry.</content>
public sealed partial class Controller
{
    private static readonly Name OnerrorName = "onerror";

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
        ChainErrors.TransactionException.Assert(gtrx.DelayUntil <= PendingBlockTime, "this transaction isn't ready");
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

    /// <summary>One attempt to retire a deferred transaction.</summary>
    private sealed class ScheduledRun(
        Controller chain, GeneratedTransactionRow gtrx, long blockDeadline, long maxTransactionTimeUs, uint billedCpuTimeUs, bool explicitBilledCpuTime)
    {
        private readonly long _start = chain.Clock.GetMicroseconds();
        private readonly PendingBlock _pending = chain.Pending;
        private readonly TransactionMetadata _trx = TransactionMetadata.CreateNoRecoverKeys(
            PackedTransaction.Of(Packed.Unpack<Transaction>(gtrx.PackedTrx), []), TransactionType.Scheduled);
        private long _removalRamDelta;
        private uint _cpuToBillUs;

        /// <summary>True when the transaction left a receipt and is gone from the waiting ones.</summary>
        public bool Retired { get; private set; }

        public TransactionTrace Execute()
        {
            _trx.Accepted = true;
            Remove();
            if (gtrx.Expiration < chain.PendingBlockTime)
                return Expire();
            chain._inTrxRequiringChecks = true;
            var enforce = gtrx.Sender.IsEmpty || !chain.SenderAvoidsWhitelistBlacklistEnforcement(gtrx.Sender);
            var context = new TransactionContext(chain, _trx, gtrx.TrxId, _start)
            {
                LeewayUs = 0,
                EnforceWhiteblacklist = enforce,
                BlockDeadline = blockDeadline,
                MaxTransactionTimeUs = maxTransactionTimeUs,
                ExplicitBilledCpuTime = explicitBilledCpuTime,
                BilledCpuTimeUs = billedCpuTimeUs,
            };
            var trace = context.Trace;
            if (TryRun(context, enforce))
            {
                return Finish(trace);
            }
            if (!gtrx.Sender.IsEmpty && !IsSubjective(trace.Except!))
            {
                var errorTrace = RunOnerror(context);
                errorTrace.FailedDtrxTrace = trace;
                trace = errorTrace;
                trace.Elapsed = chain.Clock.GetMicroseconds() - _start;
                if (trace.Except is null)
                    return Finish(trace);
            }
            return Fail(context, trace);
        }

        private void Remove()
        {
            _removalRamDelta = -(BillableSizes.GeneratedTransaction + gtrx.PackedTrx.Length);
            chain.ResourceLimits.AddPendingRamUsage(gtrx.Payer, _removalRamDelta);
            chain.Db.GeneratedTransactions.Remove(gtrx);
        }

        private TransactionTrace Expire()
        {
            var trace = new TransactionTrace
            {
                Id = gtrx.TrxId,
                BlockNum = chain.HeadBlockNum + 1,
                BlockTime = chain.PendingBlockTimestamp,
                ProducerBlockId = chain.PendingProducerBlockId,
                Scheduled = true,
                Receipt = PushReceipt(_pending, null, gtrx.TrxId, TransactionStatus.Expired, billedCpuTimeUs, 0),
            };
            trace.Elapsed = chain.Clock.GetMicroseconds() - _start;
            return Finish(trace);
        }

        private bool TryRun(TransactionContext context, bool enforceLists)
        {
            var restore = _pending.MakeRestorePoint();
            try
            {
                context.InitForDeferredTrx(gtrx.Published);
                if (enforceLists && _pending.Status == BlockStatus.Incomplete)
                    chain.CheckActorList(_trx.Transaction.Actions.SelectMany(a => a.Authorization).Select(l => l.Actor).ToHashSet());
                context.Exec();
                context.FinalizeTransaction();
                context.Trace.Receipt = PushReceipt(
                    _pending, null, gtrx.TrxId, TransactionStatus.Executed, (uint)context.BilledCpuTimeUs, context.Trace.NetUsage);
                _pending.ActionReceiptDigests.AddRange(context.ExecutedActionReceiptDigests);
                context.Squash();
                return true;
            }
            catch (Exception e)
            {
                Undo(context, restore, e);
                return false;
            }
        }

        /// <summary>Sends the failed transaction to its sender's onerror handler (nodeos apply_onerror).</summary>
        private TransactionTrace RunOnerror(TransactionContext failed)
        {
            var writer = new PackWriter();
            writer.WriteUInt128(gtrx.SenderId);
            writer.WriteBytes(gtrx.PackedTrx);
            var action = new Antelope.Chain.Action(
                Config.SystemAccountName, OnerrorName, [new(gtrx.Sender, Config.ActiveName)], writer.ToArray());
            var metadata = TransactionMetadata.CreateNoRecoverKeys(PackedTransaction.Of(chain.ImplicitTransaction(action), []), TransactionType.Implicit);
            var context = new TransactionContext(chain, metadata, metadata.Id, failed.PseudoStart)
            {
                EnforceWhiteblacklist = failed.EnforceWhiteblacklist,
                BlockDeadline = blockDeadline,
                MaxTransactionTimeUs = maxTransactionTimeUs,
                ExplicitBilledCpuTime = explicitBilledCpuTime,
                BilledCpuTimeUs = billedCpuTimeUs,
            };
            var restore = _pending.MakeRestorePoint();
            try
            {
                context.InitForImplicitTrx();
                context.Published = gtrx.Published;
                context.ExecuteAction(context.ScheduleAction(action, gtrx.Sender, false, 0, 0), 0);
                context.FinalizeTransaction();
                context.Trace.Receipt = PushReceipt(
                    _pending, null, gtrx.TrxId, TransactionStatus.SoftFail, (uint)context.BilledCpuTimeUs, context.Trace.NetUsage);
                _pending.ActionReceiptDigests.AddRange(context.ExecutedActionReceiptDigests);
                context.Squash();
            }
            catch (Exception e)
            {
                Undo(context, restore, e);
            }
            return context.Trace;
        }

        /// <summary>A hard failure is billed and retired; a subjective one leaves the transaction waiting.</summary>
        private TransactionTrace Fail(TransactionContext context, TransactionTrace trace)
        {
            if (IsSubjective(trace.Except!))
            {
                Emit(trace);
                chain.Report(_pending, trace, _start);
                return trace;
            }
            var slot = chain.PendingBlockTimestamp.Slot;
            if (chain.IsProducingBlock)
            {
                chain.ResourceLimits.UpdateAccountUsage(context.BillToAccounts, slot);
                var (_, accountCpuLimit) = context.MaxBandwidthBilledAccountsCanPay(true);
                var limited = (uint)Math.Min(Math.Min(_cpuToBillUs, accountCpuLimit), context.InitialObjectiveDurationLimit);
                ChainErrors.TransactionException.Assert(!explicitBilledCpuTime || _cpuToBillUs == limited, $"cpu to bill {_cpuToBillUs} != limited {limited}");
                _cpuToBillUs = limited;
            }
            chain.ResourceLimits.AddTransactionUsage(context.BillToAccounts, _cpuToBillUs, 0, slot);
            trace.Receipt = PushReceipt(_pending, null, gtrx.TrxId, TransactionStatus.HardFail, _cpuToBillUs, 0);
            return Finish(trace);
        }

        private TransactionTrace Finish(TransactionTrace trace)
        {
            trace.AccountRamDelta = new(gtrx.Payer, _removalRamDelta);
            Emit(trace);
            Retired = true;
            chain.Report(_pending, trace, _start);
            return trace;
        }

        private void Undo(TransactionContext context, PendingBlock.RestorePoint restore, Exception e)
        {
            context.Undo();
            restore.Restore();
            if (ChainFailure(e) is not { } failure)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e);
            else
                (context.Trace.Except, context.Trace.ErrorCode) = (failure, ErrorCodes.Of(failure));
            var now = chain.Clock.GetMicroseconds();
            _cpuToBillUs = context.UpdateBilledCpuTime(now);
            context.Trace.Elapsed = now - _start;
        }

        private void Emit(TransactionTrace trace) => chain.EmitTransaction(_trx, trace, onlyOnce: false);

        private bool IsSubjective(ChainException failure) =>
            SubjectiveFailures.Contains(failure.Type) || (chain.IsProducingBlock && failure.Type == ChainErrors.TxCpuUsageExceeded);
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
