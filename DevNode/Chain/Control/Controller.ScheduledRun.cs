using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

public sealed partial class Controller
{
    /// <summary>One attempt to retire a deferred transaction.</summary>
    private sealed partial class ScheduledRun(
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
            chain.DeepMind?.OnRamTrace(gtrx.Id, "deferred_trx", "remove", "deferred_trx_removed");
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
                ChainErrors.TransactionException.Assert(!explicitBilledCpuTime || _cpuToBillUs == limited, $"cpu to bill {_cpuToBillUs:cpu} != limited {limited:limit}");
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

        private void Emit(TransactionTrace trace) => chain.EmitTransaction(_trx, trace, onlyOnce: false);

        private bool IsSubjective(ChainException failure) =>
            SubjectiveFailures.Contains(failure.Type) || (chain.IsProducingBlock && failure.Type == ChainErrors.TxCpuUsageExceeded);
    }
}
