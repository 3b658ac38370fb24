using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

public sealed partial class Controller
{
    private static readonly Name OnerrorName = "onerror";

    /// <content>Executing the transaction, and its sender's error handler when it failed.</content>
    private sealed partial class ScheduledRun
    {
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
                if (chain.DeepMind is { } deepMind && ChainFailure(e) is not null)
                    deepMind.OnFailDeferred();
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
            var onerror = chain.ImplicitTransaction(action);
            chain.DeepMind?.OnOnerror(onerror);
            var metadata = TransactionMetadata.CreateNoRecoverKeys(PackedTransaction.Of(onerror, []), TransactionType.Implicit);
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
    }
}
