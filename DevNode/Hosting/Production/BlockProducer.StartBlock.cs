using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <content>Starting a block.</content>
public sealed partial class BlockProducer
{
    private static readonly TimeSpan MaxHeadAgeToSpeculate = TimeSpan.FromSeconds(5);

    private enum StartBlockResult
    {
        Succeeded,
        Failed,

        /// <summary>Nothing to do before a block comes.</summary>
        WaitingForBlock,

        /// <summary>The timer is set for the next block.</summary>
        WaitingForProduction,

        /// <summary>Nothing more fits into the block, or its time is over.</summary>
        Exhausted,

        /// <summary>The node is going down.</summary>
        Stopped,
    }

    /// <summary>Starts the block after the head (nodeos start_block).</summary>
    private StartBlockResult StartBlock()
    {
        if (!_settings.AcceptTransactions)
            return StartBlockResult.WaitingForBlock;
        if (_chain.TerminateAtBlock > 0 && _chain.TerminateAtBlock <= _chain.HeadBlockNum)
        {
            ProducerLog.Terminating(_log, _chain.TerminateAtBlock);
            _stop();
            return StartBlockResult.Stopped;
        }
        if (_clock.Look() is { } step)
        {
            var (direction, consequence) = step > TimeSpan.Zero
                ? ("forward", "the slots between get no blocks; peers refuse blocks that are more than 7 s ahead of their clocks")
                : ("back", "no block is made before it has caught up with the head");
            ProducerLog.ClockSet(_log, direction, step.Duration().TotalSeconds, consequence);
        }
        var now = Now;
        var head = _chain.HeadBlockState;
        if (_chain.HeadBlockTime - now > MaxTimeInTheFuture)
            ProducerLog.ClockBehind(_log, (_chain.HeadBlockTime - now).TotalSeconds, _chain.HeadBlockNum);
        var blockTime = ProductionTimes.PendingBlockTime(now, _chain.HeadBlockTime);
        var scheduled = head.HeaderState.GetScheduledProducer(BlockTimestamp.From(blockTime));
        var wasProducing = _isProducing;
        _isProducing = MayProduce(scheduled, head, BlockTimestamp.From(blockTime));

        if (!_isProducing && now - _chain.HeadBlockTime > MaxHeadAgeToSpeculate)
            return StartBlockResult.WaitingForBlock;
        var startTime = new TimePoint(blockTime.Microseconds - Config.BlockIntervalUs);
        if (_isProducing && now < startTime)
        {
            ScheduleWakeUp(BlockTimestamp.From(startTime));
            return StartBlockResult.WaitingForProduction;
        }
        if (!_isProducing && wasProducing)
        {
            // The last block of our turn was just made: the speculative one starts when its slot does.
            SetTimer(startTime, ScheduleProductionLoop);
            return StartBlockResult.WaitingForProduction;
        }
        var deadline = ProductionTimes.Deadline(_settings, _isProducing, blockTime);
        try
        {
            AbortBlock();
            _chain.StartBlock(BlockTimestamp.From(blockTime), BlocksToConfirm(scheduled.ProducerName, head), FeaturesToActivate(head.BlockNum + 1), deadline);
            _lastFailure = null;
        }
        catch (Exception e)
        {
            if (Failed(e))
                ProducerLog.StartFailed(_log);
        }
        return _chain.IsBuildingBlock ? FillBlock(scheduled, deadline) : StartBlockResult.Failed;
    }

    /// <summary>True when the next block is ours to make; logs why not when it would be.</summary>
    private bool MayProduce(ProducerAuthority scheduled, BlockState head, BlockTimestamp blockTime)
    {
        if (!_productionEnabled || !_settings.Producers.Contains(scheduled.ProducerName))
            return false;
        string? why = null;
        if (!scheduled.Authority.Keys.Any(k => _settings.SignatureProviders.Has(k.Key)))
            why = $"I don't have any private keys relevant to authority of {scheduled.ProducerName}: {string.Join(", ", scheduled.Authority.Keys.Select(k => k.Key))}";
        else if (IsPaused)
            why = "production is explicitly paused";
        else if (IsIrreversibleBlockTooOld)
            why = $"the irreversible block is too old [age:{(Now - _irreversibleBlockTime!.Value).TotalSeconds:F0}s, max:{_settings.MaxIrreversibleBlockAge!.Value.TotalSeconds:F0}s]";
        else if (_watermarks.Get(scheduled.ProducerName) is { } mark)
            why = mark.BlockNum > head.BlockNum ? $"\"{scheduled.ProducerName}\" signed a block at a higher block number ({mark.BlockNum}) than the current fork's head ({head.BlockNum})"
                : mark.Timestamp >= blockTime ? $"\"{scheduled.ProducerName}\" signed a block at the next block time or later ({mark.Timestamp}) than the pending block time ({blockTime})"
                : null;
        if (why is not null)
            ProducerLog.NotProducing(_log, why);
        return why is null;
    }

    /// <summary>How many blocks this one confirms: those since this producer's last, as far as this node knows it, none otherwise.</summary>
    private ushort BlocksToConfirm(Name producer, BlockState head)
    {
        if (!_isProducing || _watermarks.Get(producer) is not { } mark || mark.BlockNum >= head.BlockNum)
            return 0;
        var since = Math.Min(head.BlockNum - mark.BlockNum, ushort.MaxValue);
        return (ushort)Math.Min(since, head.BlockNum - head.DposIrreversibleBlockNum);
    }

    /// <summary>Preactivated features, after those scheduled by the operator while they are still valid.</summary>
    private IReadOnlyList<Checksum256> FeaturesToActivate(uint blockNum)
    {
        var preactivated = _chain.PreactivatedProtocolFeatures;
        if (!_isProducing || _featuresToActivate.Count == 0)
            return preactivated;
        try
        {
            _chain.ValidateProtocolFeatures(_featuresToActivate);
        }
        catch (ChainException e)
        {
            ProducerLog.FeaturesDropped(_log, e.Message);
            _featuresToActivate = [];
            return preactivated;
        }
        IReadOnlyList<Checksum256> all = [.. _featuresToActivate, .. preactivated.Except(_featuresToActivate)];
        _featuresSignaled = true;
        ProducerLog.SignalingFeatures(_log, blockNum, string.Join(", ", all));
        return all;
    }

    /// <summary>Puts the waiting transactions into the block.</summary>
    private StartBlockResult FillBlock(ProducerAuthority scheduled, TimePoint deadline)
    {
        if (_isProducing && !_chain.PendingBlockSigningAuthority.Equals(scheduled.Authority))
        {
            ProducerLog.UnexpectedAuthority(_log, scheduled.ProducerName.ToString());
            _isProducing = false;
        }
        _failures.OnHead(_chain.HeadBlockNum);
        _subjective.RemoveExpired(_chain.PendingBlockTime, Now);
        var number = _chain.PendingBlockNum;
        if (!_unapplied.ClearExpired(_chain.PendingBlockTime, () => ShouldInterrupt(deadline, number)))
            return StartBlockResult.Exhausted;
        foreach (var id in _blacklisted.Where(b => b.Value <= _chain.LastIrreversibleBlockTime).Select(b => b.Key).ToList())
            _blacklisted.Remove(id);
        var incoming = new Queue<UnappliedTransaction>(_unapplied.Snapshot(UnappliedKind.IncomingPersisted, UnappliedKind.Incoming));
        if (!ApplyUnapplied(deadline, number))
            return StartBlockResult.Exhausted;
        if (_isProducing)
        {
            var limit = _settings.MaxScheduledTransactionTimePerBlockMs;
            var until = limit < 0 ? deadline : Now + TimeSpan.FromMilliseconds(limit);
            ApplyScheduled(until < deadline ? until : deadline, incoming);
        }
        if (ShouldInterrupt(deadline, number) || IsBlockExhausted)
            return StartBlockResult.Exhausted;
        return ApplyIncoming(deadline, number, incoming) ? StartBlockResult.Succeeded : StartBlockResult.Exhausted;
    }

    private bool ShouldInterrupt(TimePoint deadline, uint pendingBlockNum) => _isProducing
        ? deadline <= Now
        : (_settings.Producers.Count > 0 && deadline <= Now) || _receivedBlock >= pendingBlockNum;

    private bool IsBlockExhausted
    {
        get
        {
            var limits = _chain.Db.ResourceLimitsConfig;
            var usage = _chain.Db.ResourceLimitsState;
            return limits.CpuLimitParameters.Max - usage.PendingCpuUsage < _settings.MaxBlockCpuUsageThresholdUs
                || limits.NetLimitParameters.Max - usage.PendingNetUsage < _settings.MaxBlockNetUsageThresholdBytes;
        }
    }
}
