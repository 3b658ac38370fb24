using Antelope;
using DevNode.Chain;
using DevNode.State;

namespace DevNode.Hosting;

/// <content>Executing transactions in the pending block.</content>
public sealed partial class BlockProducer
{
    private readonly record struct PushResult(bool BlockExhausted = false, bool TrxExhausted = false, bool Persist = false, bool Failed = false);

    private PushResult Push(
        TransactionMetadata metadata, TimePoint deadline, bool persist, bool returnFailureTrace, Action<TransactionResult>? next)
    {
        var payer = FirstAuthorizer(metadata);
        var enforced = IsSubjectivelyEnforced(metadata, persist);
        if (enforced && _failures.IsExceeded(payer))
        {
            next?.Invoke(ChainErrors.TxCpuUsageExceeded.Error(
                $"transaction {metadata.Id:id} exceeded failure limit for account {payer:a} until {_failures.NextReset(_chain.HeadBlockNum, _chain.HeadBlockTime):next_reset_time}"));
            return new(Failed: true);
        }
        var billed = enforced && !_isProducing;
        var trace = _chain.PushTransaction(
            metadata, deadline, MaxTimeFor(metadata, payer), metadata.BilledCpuTimeUs, explicitBilledCpuTime: false,
            subjectiveCpuBillUs: billed ? _subjective.BillOf(payer, Now) : 0);
        if (trace.Except is not { } error)
        {
            var persists = persist && !_settings.DisablePersistUntilExpired;
            if (billed && !persists)
                _subjective.Bill(metadata.Id, metadata.Transaction.Expiration, payer, trace.Elapsed, _chain.ReadMode == DbReadMode.Speculative);
            next?.Invoke(trace);
            return new(Persist: persists);
        }
        if (IsExhausted(error))
            return new(BlockExhausted: IsBlockExhausted, TrxExhausted: true);
        if (error.Type != ChainErrors.TxDuplicate)
        {
            if (billed)
                _subjective.BillFailure(payer, trace.Elapsed, Now);
            if (enforced)
                _failures.Add(payer);
        }
        ProducerLog.TransactionRejected(_log, metadata.Id.ToString(), error.Message);
        next?.Invoke(returnFailureTrace ? trace : new TransactionResult(null, error));
        return new(Failed: true);
    }

    private bool IsSubjectivelyEnforced(TransactionMetadata metadata, bool persist) =>
        !metadata.IsReadOnly && !(persist ? _settings.Subjective.DisableApi : _settings.Subjective.DisableP2p);

    /// <summary>While producing, a transaction that was executed before gets twice the time it took then, where accounts are billed subjectively.</summary>
    private long MaxTimeFor(TransactionMetadata metadata, Name payer)
    {
        var before = metadata.BilledCpuTimeUs;
        return _isProducing && before > 0 && !_subjective.IsDisabledFor(payer) && !IsUnlimitedCpu(payer)
            ? Math.Min(_settings.MaxTransactionTimeUs, 2L * before)
            : _settings.MaxTransactionTimeUs;
    }

    private static Name FirstAuthorizer(TransactionMetadata metadata) =>
        metadata.Transaction.Actions.SelectMany(a => a.Authorization).FirstOrDefault().Actor;

    private bool IsUnlimitedCpu(Name payer) =>
        (_chain.Db.ResourceLimits.ByOwner.Find((true, payer)) ?? _chain.Db.ResourceLimits.ByOwner.Find((false, payer))) is not { CpuWeight: >= 0 };

    private static bool IsExhausted(ChainException error) =>
        error.Type == ChainErrors.BlockCpuUsageExceeded || error.Type == ChainErrors.BlockNetUsageExceeded || error.Type == ChainErrors.DeadlineException;

    /// <summary>Applies those executed before; false when the block is full or its time over.</summary>
    private bool ApplyUnapplied(TimePoint deadline, uint number)
    {
        if (_unapplied.Count == 0 || (!_isProducing && _settings.DisablePersistUntilExpired))
            return true;
        var waiting = _isProducing
            ? _unapplied.Snapshot(UnappliedKind.Persisted, UnappliedKind.Forked, UnappliedKind.Aborted)
            : _unapplied.Snapshot(UnappliedKind.Persisted);
        foreach (var transaction in waiting)
        {
            if (ShouldInterrupt(deadline, number))
                return false;
            try
            {
                var result = Push(transaction.Metadata, deadline, transaction.Kind == UnappliedKind.Persisted, transaction.ReturnFailureTrace, transaction.Next);
                if (result.BlockExhausted)
                    return false;
                if (!result.TrxExhausted && !result.Persist)
                    _unapplied.Remove(transaction);
            }
            catch (ChainException e)
            {
                ProducerLog.TransactionFailed(_log, transaction.Metadata.Id.ToString(), e.Message);
            }
        }
        return true;
    }

    /// <summary>Applies those never executed; false when the block is full or its time over.</summary>
    private bool ApplyIncoming(TimePoint deadline, uint number, Queue<UnappliedTransaction> incoming)
    {
        while (incoming.TryPeek(out _))
        {
            if (ShouldInterrupt(deadline, number) || !ApplyNextIncoming(deadline, incoming))
                return false;
        }
        return true;
    }

    private bool ApplyNextIncoming(TimePoint deadline, Queue<UnappliedTransaction> incoming)
    {
        var transaction = incoming.Dequeue();
        if (!_unapplied.Contains(transaction))
            return true;
        PushResult result;
        try
        {
            result = Push(transaction.Metadata, deadline, transaction.Kind == UnappliedKind.IncomingPersisted, transaction.ReturnFailureTrace, transaction.Next);
        }
        catch (ChainException e)
        {
            transaction.Next?.Invoke(e);
            result = new(Failed: true);
        }
        if (result.Persist)
            _unapplied.AddPersisted(transaction.Metadata);
        else if (!result.TrxExhausted)
            _unapplied.Remove(transaction);
        return !result.BlockExhausted;
    }

    /// <summary>Executes deferred transactions whose time has come, and incoming ones in between by the configured ratio.</summary>
    private void ApplyScheduled(TimePoint deadline, Queue<UnappliedTransaction> incoming)
    {
        var table = _chain.Db.GeneratedTransactions;
        var blockTime = _chain.PendingBlockTime;
        var incomingWeight = 0.0;
        for (var row = table.ByDelay.First; row is not null && row.DelayUntil <= blockTime && Now < deadline;)
        {
            // The row and its neighbour may be gone after the push: its key is not.
            var key = (row.DelayUntil, row.Id);
            if (row.Published < blockTime && !_blacklisted.ContainsKey(row.TrxId))
            {
                for (; incomingWeight >= 1 && incoming.Count > 0; incomingWeight--)
                {
                    if (Now >= deadline || !ApplyNextIncoming(deadline, incoming))
                        return;
                }
                if (!PushScheduled(row, deadline))
                    return;
                incomingWeight += _settings.IncomingDeferRatio;
            }
            row = table.ByDelay.UpperBound(key);
        }
    }

    private bool PushScheduled(GeneratedTransactionRow row, TimePoint deadline)
    {
        try
        {
            var trace = _chain.PushScheduledTransaction(row.TrxId, deadline, _settings.MaxTransactionTimeUs, 0, explicitBilledCpuTime: false);
            if (trace.Except is not { } error)
                return true;
            if (IsExhausted(error))
                return !IsBlockExhausted;
            ProducerLog.ScheduledRejected(_log, row.TrxId.ToString(), error.Message);
            _blacklisted[row.TrxId] = row.Expiration;
        }
        catch (ChainException e)
        {
            ProducerLog.TransactionFailed(_log, row.TrxId.ToString(), e.Message);
        }
        return true;
    }
}
