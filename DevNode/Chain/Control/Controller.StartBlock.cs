using Antelope;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Starting a block: features, schedule promotion, onblock, expired transactions, producers' authority.</content>
public sealed partial class Controller
{
    /// <summary>Starts a block of this node's own that activates every preactivated feature.</summary>
    public void StartBlock(BlockTimestamp when, ushort confirmBlockCount) =>
        StartBlock(when, confirmBlockCount, PreactivatedProtocolFeatures, TimePoint.MaxValue);

    /// <summary>
    /// Starts a block of this node's own at <paramref name="when"/> that confirms so many blocks before it and activates these
    /// features; expired transactions are forgotten until <paramref name="deadline"/> at most.
    /// </summary>
    public void StartBlock(BlockTimestamp when, ushort confirmBlockCount, IReadOnlyList<Checksum256> newProtocolFeatureActivations, TimePoint deadline)
    {
        ChainErrors.BlockValidateException.Assert(_pending is null, "pending block already exists");
        if (newProtocolFeatureActivations.Count > 0)
            ValidateProtocolFeatures(newProtocolFeatureActivations);
        StartBlock(when, confirmBlockCount, newProtocolFeatureActivations, BlockStatus.Incomplete, null, deadline);
    }

    private void StartBlock(
        BlockTimestamp when, ushort confirmBlockCount, IReadOnlyList<Checksum256> newFeatures, BlockStatus status, Checksum256? producerBlockId, TimePoint deadline)
    {
        ChainErrors.BlockValidateException.Assert(_pending is null, "pending block already exists");
        Emit(nameof(BlockStart), BlockStart, HeadBlockNum + 1);
        DeepMind?.OnStartBlock(HeadBlockNum + 1);
        var headerState = Head.HeaderState.Next(when, confirmBlockCount);
        UndoSession? session = null;
        if (!SkipDbSessionsFor(status))
        {
            ChainErrors.DatabaseException.Assert(Db.Revision == HeadBlockNum, $"db revision is not on par with head block: {Db.Revision}, head {HeadBlockNum}");
            session = Db.StartUndoSession();
        }
        _actionReceiptDigests.Clear();
        _pending = new(session, headerState, status, producerBlockId, newFeatures, _actionReceiptDigests);
        try
        {
            // A node that shows blocks only keeps its state clean of what is not in a block.
            if (ReadMode != DbReadMode.Speculative && status == BlockStatus.Incomplete)
                return;
            ActivateFeatures(_pending);
            PromoteProposedSchedule(_pending);
            PushOnblock();
            ClearExpiredInputTransactions(deadline);
            UpdateProducersAuthority(_pending);
        }
        catch
        {
            AbortBlock();
            throw;
        }
    }

    private void ActivateFeatures(PendingBlock pending)
    {
        var preactivated = Db.ProtocolState.PreactivatedProtocolFeatures;
        var seen = new HashSet<Checksum256>();
        foreach (var digest in pending.NewFeatures)
        {
            var feature = ProtocolFeatures.ProtocolFeatureSet.Get(digest);
            ChainErrors.BlockValidateException.Assert(seen.Add(digest), $"attempted duplicate activation within a single block: {digest:digest}");
            ChainErrors.ProtocolFeatureException.Assert(preactivated.Contains(digest) || !feature.Restrictions.PreactivationRequired,
                $"attempted to activate protocol feature without prior required preactivation: {digest:digest}");
            FeatureActivationHandlers.Activate(feature.Builtin, Db, ResourceLimits, DeepMind);
            DeepMind?.OnActivateFeature(feature);
            ProtocolFeatures.ActivateFeature(digest, pending.HeaderState.BlockNum);
            pending.NewFeaturesActivated++;
        }
        ChainErrors.BlockValidateException.Assert(preactivated.All(seen.Contains),
            "There are pre-activated protocol features that were not activated at the start of this block");
        if (pending.NewFeatures.Count == 0)
            return;
        var state = Db.ProtocolState;
        Db.ProtocolStates.Modify(state with
        {
            PreactivatedProtocolFeatures = [],
            ActivatedProtocolFeatures = state.ActivatedProtocolFeatures.AddRange(
                pending.NewFeatures.Select(d => new ActivatedProtocolFeature(d, pending.HeaderState.BlockNum))),
        });
    }

    /// <summary>A proposal in a block that is now irreversible becomes pending, when no other schedule was.</summary>
    private void PromoteProposedSchedule(PendingBlock pending)
    {
        var properties = Db.GlobalProperty;
        var header = pending.HeaderState;
        if (properties.ProposedScheduleBlockNum is not { } proposedIn
            || proposedIn > header.DposIrreversibleBlockNum
            || header.PrevPendingSchedule.Schedule.Producers.Count > 0)
            return;
        if (!IsReplaying)
        {
            _log.LogInformation(new EventId(2, "SchedulePromoted"),
                "promoting proposed schedule (set in block {Proposed}) to pending; current block: {Block} lib: {Lib} schedule version: {Version}",
                proposedIn, header.BlockNum, header.DposIrreversibleBlockNum, properties.ProposedSchedule.Version);
        }
        ChainErrors.ProducerScheduleException.Assert(properties.ProposedSchedule.Version == header.ActiveScheduleVersion + 1,
            "wrong producer schedule version specified");
        pending.NewPendingSchedule = properties.ProposedSchedule;
        Db.GlobalProperties.Modify(properties with { ProposedScheduleBlockNum = null, ProposedSchedule = new(0, []) });
    }

    /// <summary>Forgets transactions that can no longer be repeated because they are expired (nodeos clear_expired_input_transactions).</summary>
    private void ClearExpiredInputTransactions(TimePoint deadline)
    {
        var now = _pending is null ? HeadBlockTime : PendingBlockTime;
        while (Db.Transactions.ByExpiration.First is { } oldest && now > oldest.Expiration.ToTimePoint())
        {
            Db.Transactions.Remove(oldest);
            if (deadline <= Now)
                break;
        }
    }
}
