using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Executing input and implicit transactions in the pending block.</content>
public sealed partial class Controller
{
    /// <summary>
    /// Executes an input or read-only transaction in the pending block; what went wrong with it is in the trace. Times are microseconds:
    /// <paramref name="maxTransactionTimeUs"/> is this node's limit (long.MaxValue for none), <paramref name="billedCpuTimeUs"/> what to bill
    /// when explicit, else what an earlier execution took, <paramref name="subjectiveCpuBillUs"/> what this node holds against the payer.
    /// </summary>
    public TransactionTrace PushTransaction(
        TransactionMetadata trx, TimePoint blockDeadline, long maxTransactionTimeUs, uint billedCpuTimeUs, bool explicitBilledCpuTime, long subjectiveCpuBillUs)
    {
        ChainErrors.TransactionTypeException.Assert(ReadMode != DbReadMode.Irreversible, "push transaction not allowed in irreversible mode");
        ChainErrors.TransactionTypeException.Assert(!trx.IsImplicit && !trx.IsScheduled, "Implicit/Scheduled transaction not allowed");
        return ExecuteTransaction(trx, blockDeadline, maxTransactionTimeUs, billedCpuTimeUs, explicitBilledCpuTime, subjectiveCpuBillUs);
    }

    private TransactionTrace ExecuteTransaction(
        TransactionMetadata trx, TimePoint blockDeadline, long maxTransactionTimeUs, uint billedCpuTimeUs, bool explicitBilledCpuTime, long subjectiveCpuBillUs)
    {
        ChainErrors.TransactionException.Assert(blockDeadline != default, "deadline cannot be uninitialized");
        var pending = Pending;
        var began = Clock.GetMicroseconds();
        var start = explicitBilledCpuTime ? began : began - (long)Config.Percent((ulong)trx.SignatureCpuUsage, _config.SigCpuBillPct);
        var checkAuth = !SkipAuthCheck && !trx.IsImplicit;
        var context = new TransactionContext(this, trx, trx.Id, start)
        {
            BlockDeadline = ToMonotonic(blockDeadline),
            MaxTransactionTimeUs = maxTransactionTimeUs,
            ExplicitBilledCpuTime = explicitBilledCpuTime,
            BilledCpuTimeUs = billedCpuTimeUs,
            SubjectiveCpuBillUs = subjectiveCpuBillUs,
        };
        if (SubjectiveCpuLeewayUs is { } leeway && pending.Status == BlockStatus.Incomplete)
            context.LeewayUs = leeway;
        var trace = context.Trace;
        var restore = pending.MakeRestorePoint();
        try
        {
            if (trx.IsImplicit)
                context.InitForImplicitTrx();
            else
                context.InitForInputTrx(trx.PackedTrx.UnprunableSize(), trx.PackedTrx.PrunableSize());
            context.Delay = trx.Transaction.DelaySec * 1_000_000L;
            if (checkAuth)
                Authorization.CheckAuthorization(trx.Transaction.Actions, trx.RecoveredKeys, [], context.Delay, context.CheckTime, false, trx.IsReadOnly);
            context.Exec();
            context.FinalizeTransaction();
            TakeIntoBlock(pending, trx, context);
            EmitTransaction(trx, trace, onlyOnce: true);

            // Without speculative state, what is not in a block leaves no trace.
            if (trx.IsReadOnly || (ReadMode != DbReadMode.Speculative && pending.Status == BlockStatus.Incomplete))
            {
                context.Undo();
                restore.Restore();
            }
            else
            {
                context.Squash();
            }
        }
        catch (Exception e) when (ChainFailure(e) is { } failure)
        {
            context.Undo();
            restore.Restore();
            trace.Except = failure;
            trace.ErrorCode = ErrorCodes.Of(failure);
            trace.Elapsed = Clock.GetMicroseconds() - start;
            EmitTransaction(trx, trace, onlyOnce: false);
        }
        catch
        {
            context.Undo();
            throw;
        }
        if (!trx.IsReadOnly)
            Report(pending, trace, began);
        return trace;
    }

    private static void TakeIntoBlock(PendingBlock pending, TransactionMetadata trx, TransactionContext context)
    {
        var cpu = (uint)context.BilledCpuTimeUs;
        if (trx.IsImplicit)
        {
            context.Trace.Receipt = new(TransactionStatus.Executed, cpu, (uint)(context.Trace.NetUsage / 8));
        }
        else
        {
            var status = context.Delay == 0 ? TransactionStatus.Executed : TransactionStatus.Delayed;
            context.Trace.Receipt = PushReceipt(pending, trx.PackedTrx, null, status, cpu, context.Trace.NetUsage);
            trx.BilledCpuTimeUs = cpu;
            pending.TransactionMetas.Add(trx);
        }
        pending.ActionReceiptDigests.AddRange(context.ExecutedActionReceiptDigests);
    }

    private static TransactionReceiptHeader PushReceipt(
        PendingBlock pending, PackedTransaction? packed, Checksum256? deferredId, TransactionStatus status, uint cpuUsageUs, ulong netUsage)
    {
        ChainErrors.TransactionException.Assert(netUsage % 8 == 0, "net_usage is not divisible by 8");
        pending.Receipts.Add(new(status, cpuUsageUs, (uint)(netUsage / 8), deferredId, packed));
        return new(status, cpuUsageUs, (uint)(netUsage / 8));
    }

    private void EmitTransaction(TransactionMetadata trx, TransactionTrace trace, bool onlyOnce)
    {
        if (trx.IsReadOnly)
            return;
        if (!onlyOnce || !trx.Accepted)
        {
            trx.Accepted |= onlyOnce;
            Emit(nameof(AcceptedTransaction), AcceptedTransaction, trx);
        }
        DeepMind?.OnAppliedTransaction(HeadBlockNum + 1, trace);
        Emit(nameof(AppliedTransaction), AppliedTransaction, (Trace: trace, Packed: trx.PackedTrx), static (subscribers, applied) => subscribers(applied.Trace, applied.Packed));
    }

    private void Report(PendingBlock pending, TransactionTrace trace, long began)
    {
        pending.Report.TotalNetUsage += trace.NetUsage;
        pending.Report.TotalCpuUsageUs += trace.Receipt?.CpuUsageUs ?? 0;
        pending.Report.TotalElapsedTimeUs += trace.Elapsed;
        pending.Report.TotalTimeUs += Clock.GetMicroseconds() - began;
    }

    /// <summary>What a transaction may fail with; null for what makes the whole block invalid, and for faults of this program.</summary>
    private static ChainException? ChainFailure(Exception e) => e switch
    {
        ChainException c when c.Is(ChainErrors.DisallowedTransactionExtensionsBadBlockException) || c.Is(ChainErrors.ProtocolFeatureBadBlockException) => null,
        ChainException c => c,
        StdException s => s.ToRethrown(),
        Antelope.Serialization.PackException p => p.ToChainException(),
        _ => null,
    };

    /// <inheritdoc/>
    public TimePoint ToTimePoint(long monotonic) =>
        monotonic == long.MaxValue ? TimePoint.MaxValue : new(Now.Microseconds + (monotonic - Clock.GetMicroseconds()));

    private long ToMonotonic(TimePoint deadline) =>
        deadline == TimePoint.MaxValue ? long.MaxValue : Clock.GetMicroseconds() + (deadline.Microseconds - Now.Microseconds);
}
