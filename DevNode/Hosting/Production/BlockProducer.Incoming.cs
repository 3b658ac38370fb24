using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <content>Blocks and transactions that come in.</content>
public sealed partial class BlockProducer
{
    private static readonly TimeSpan MaxTimeInTheFuture = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan AgeWorthLogging = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Adds a received block; false when the chain has it or this node is producing one itself. Throws <see cref="ChainException"/> for a
    /// block that is unlinkable, invalid or from the future (nodeos on_incoming_block).
    /// </summary>
    public bool OnIncomingBlock(SignedBlock block, Checksum256 id)
    {
        if (_isProducing)
        {
            ProducerLog.BlockDropped(_log, block.BlockNum, id.ToString());
            return false;
        }
        try
        {
            ChainErrors.BlockFromTheFuture.Assert(block.Header.Timestamp.ToTimePoint() < Now + MaxTimeInTheFuture,
                $"received a block from the future, ignoring it: {id:id}");
            if (_chain.FetchBlockById(id) is not null)
                return false;
            var report = new BlockReport();
            var state = _chain.CreateBlockState(id, block) ?? throw ChainErrors.UnlinkableBlockException.Error($"unlinkable block {id:id}{block.Header.Previous:+previous}");
            AbortBlock();
            _chain.PushBlock(report, state, _unapplied.AddForked, _unapplied.Find);
            if (_chain.HeadBlockState.Timestamp.Next().ToTimePoint() >= Now)
                _productionEnabled = true;
            LogReceived(block, id, report);
            BlockReceived?.Invoke();
            return true;
        }
        finally
        {
            ScheduleProductionLoop();
        }
    }

    /// <summary>Recovers the keys of a transaction, then executes it in the pending block or keeps it for the next. Any thread.</summary>
    /// <param name="packed">The transaction.</param>
    /// <param name="persistUntilExpired">Apply it again in later speculative blocks until it is in a block: for transactions of the API.</param>
    /// <param name="readOnly">Execute it and keep nothing of it.</param>
    /// <param name="returnFailureTrace">Give a failure as a trace instead of an exception.</param>
    /// <returns>The trace. Throws <see cref="ChainException"/>, <see cref="PackException"/> or <see cref="CryptographicException"/>.</returns>
    public async Task<TransactionTrace> PushTransactionAsync(PackedTransaction packed, bool persistUntilExpired, bool readOnly, bool returnFailureTrace)
    {
        using var activity = NodeMetrics.Source.StartActivity("push_transaction");
        var config = _chain.ControllerConfig;
        var type = readOnly ? TransactionType.ReadOnly : TransactionType.Input;
        var metadata = await Task.Run(() =>
            TransactionMetadata.RecoverKeys(packed, _chain.ChainId, type, _settings.MaxTransactionTimeUs, config.MaximumVariableSignatureLength, _chain.Clock));
        activity?.SetTag("transaction.id", metadata.Id);
        var source = new TaskCompletionSource<TransactionTrace>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _thread.RunAsync(_ => OnIncomingTransaction(metadata, persistUntilExpired, returnFailureTrace, result =>
        {
            if (result.Failure is not null)
                TransactionFailed?.Invoke();
            else if (!readOnly)
                TransactionAccepted?.Invoke(metadata);
            if (result.Trace is { } trace)
                source.TrySetResult(trace);
            else
                source.TrySetException(result.Error!);
        }));
        return await source.Task;
    }

    private void OnIncomingTransaction(TransactionMetadata metadata, bool persist, bool returnFailureTrace, Action<TransactionResult> next)
    {
        try
        {
            if (TryIncoming(metadata, persist, returnFailureTrace, next))
                return;
        }
        catch (ChainException e)
        {
            next(e);
            return;
        }
        if (_isProducing)
        {
            ScheduleProduceBlock(exhausted: true);
        }
        else
        {
            AbortBlock();
            ScheduleProductionLoop();
        }
    }

    /// <summary>False when the pending block should be finished or started anew.</summary>
    private bool TryIncoming(TransactionMetadata metadata, bool persist, bool returnFailureTrace, Action<TransactionResult> next)
    {
        var blockTime = _chain.IsBuildingBlock ? _chain.PendingBlockTime : _chain.HeadBlockTime;
        var expiration = metadata.Transaction.Expiration.ToTimePoint();
        ChainErrors.ExpiredTxException.Assert(expiration >= blockTime,
            $"expired transaction {metadata.Id:id}, expiration {expiration:e}, block time {blockTime:bt}");
        ChainErrors.TxDuplicate.Assert(!_chain.IsKnownUnexpiredTransaction(metadata.Id), $"duplicate transaction {metadata.Id:id}");
        if (!_chain.IsBuildingBlock)
        {
            _unapplied.AddIncoming(metadata, persist, returnFailureTrace, next);
            return true;
        }
        var deadline = ProductionTimes.Deadline(_settings, _isProducing, _chain.PendingBlockTime);
        var result = Push(metadata, deadline, persist, returnFailureTrace, next);
        if (result.TrxExhausted)
            _unapplied.AddIncoming(metadata, persist, returnFailureTrace, next);
        else if (result.Persist)
            _unapplied.AddPersisted(metadata);
        return !result.BlockExhausted && (_isProducing || !result.TrxExhausted);
    }

    private void LogReceived(SignedBlock block, Checksum256 id, BlockReport report)
    {
        var age = Now - block.Header.Timestamp.ToTimePoint();
        if (age >= AgeWorthLogging && block.BlockNum % 1000 != 0)
            return;
        ProducerLog.Received(_log, id.ToString().Substring(8, 16), block.BlockNum, block.Header.Timestamp.ToString(), block.Header.Producer.ToString(),
            block.Transactions.Count, _chain.LastIrreversibleBlockNum, block.Header.Confirmed,
            report.TotalNetUsage, report.TotalCpuUsageUs, report.TotalElapsedTimeUs, report.TotalTimeUs, (long)age.TotalMilliseconds);
        if (_chain.ReadMode != DbReadMode.Irreversible && _chain.HeadBlockId != id)
            ProducerLog.NotApplied(_log, block.BlockNum, id.ToString(), _chain.HeadBlockNum, _chain.HeadBlockId.ToString());
    }
}
