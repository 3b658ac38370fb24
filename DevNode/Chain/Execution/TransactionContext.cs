using Antelope;
using Antelope.Chain;
using DevNode.State;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <summary>
/// The execution of one transaction inside a pending block, in an undo session of its own (nodeos transaction_context.cpp).
/// Use: create, set the options, one of the Init methods, <see cref="Exec"/>, <see cref="FinalizeTransaction"/>, then
/// <see cref="Squash"/>; after an exception <see cref="Undo"/>. Times are microseconds of <see cref="TimeProviderExtensions.GetMicroseconds"/>.
/// </summary>
public sealed partial class TransactionContext
{
    private readonly TransactionMetadata _metadata;
    private readonly UndoSession? _undoSession;
    private bool _isInitialized;

    /// <param name="id">Id of the transaction; other than the metadata's for deferred ones that were replaced before REPLACE_DEFERRED.</param>
    /// <param name="start">When billing of CPU starts.</param>
    public TransactionContext(IChainContext chain, TransactionMetadata metadata, Checksum256 id, long start)
    {
        Chain = chain;
        _metadata = metadata;
        Id = id;
        Start = start;
        _pseudoStart = start;
        _undoSession = chain.SkipDbSessions ? null : chain.Database.StartUndoSession();
        Trace = new()
        {
            Id = id,
            BlockNum = chain.HeadBlockNum + 1,
            BlockTime = BlockTimestamp.From(chain.PendingBlockTime),
            ProducerBlockId = chain.PendingProducerBlockId,
        };
        DeepMind = chain.DeepMind;
        DeepMind?.OnStartTransaction();
    }

    public IChainContext Chain { get; }
    internal DeepMindHandler? DeepMind { get; }
    public Checksum256 Id { get; }

    /// <summary>sha256 of the packed transaction.</summary>
    public Checksum256 PackedTransactionId => _metadata.Id;
    public Transaction Transaction => _metadata.Transaction;
    public IReadOnlyList<byte[]> ContextFreeData => _metadata.ContextFreeData;
    public PackedTransaction PackedTransaction => _metadata.PackedTrx;
    public TransactionTrace Trace { get; }
    public long Start { get; }
    public bool IsReadOnly => _metadata.IsReadOnly;

    /// <summary>When the transaction was sent: the pending block's time, or that of the block which deferred it.</summary>
    public TimePoint Published { get; internal set; }

    /// <summary>True for a transaction pushed by a user.</summary>
    public bool IsInput { get; private set; }

    /// <summary>False for transactions that no white- or blacklist of this node is applied to.</summary>
    public bool EnforceWhiteblacklist { get; init; } = true;

    /// <summary>True when this node's lists are applied now: only while it produces.</summary>
    internal bool ListsApply => EnforceWhiteblacklist && Chain.IsProducingBlock;

    /// <summary>Microseconds to wait before the actions execute; not 0 for delayed transactions.</summary>
    public long Delay { get; set; }

    /// <summary>Leaves of the action merkle tree, in order of execution.</summary>
    public List<Checksum256> ExecutedActionReceiptDigests { get; } = [];

    /// <summary>Accounts billed for CPU and NET, ordered.</summary>
    public SortedNames BillToAccounts { get; } = new();

    /// <summary>Accounts whose RAM grew and is checked at the end, ordered.</summary>
    public SortedNames ValidateRamUsage { get; } = new();

    /// <summary>Executes context free actions, then actions unless they are delayed; a delayed transaction is scheduled.</summary>
    public void Exec()
    {
        RequireInitialized();
        if (_applyContextFree)
        {
            foreach (var action in Transaction.ContextFreeActions)
                ScheduleAction(action, action.Account, true, 0, 0);
        }
        if (Delay == 0)
        {
            foreach (var action in Transaction.Actions)
                ScheduleAction(action, action.Account, false, 0, 0);
        }
        var count = (uint)Trace.ActionTraces.Count;
        for (var ordinal = 1u; ordinal <= count; ordinal++)
            ExecuteAction(ordinal, 0);
        if (Delay != 0)
            ScheduleTransaction();
    }

    /// <summary>Joins what the transaction changed with the pending block.</summary>
    public void Squash()
    {
        _undoSession?.Squash();
        DeepMind?.OnEndTransaction();
    }

    /// <summary>Takes back what the transaction changed.</summary>
    public void Undo()
    {
        _undoSession?.Undo();
        DeepMind?.OnEndTransaction();
    }

    internal ActionTrace GetActionTrace(uint ordinal)
    {
        ChainErrors.TransactionException.Assert(ordinal > 0 && ordinal <= Trace.ActionTraces.Count,
            $"action_ordinal {ordinal:ordinal} is outside allowed range [1,{Trace.ActionTraces.Count:max}]");
        return Trace.ActionTraces[(int)ordinal - 1];
    }

    internal uint ScheduleAction(Action action, Name receiver, bool contextFree, uint creatorOrdinal, uint closestUnnotifiedAncestorOrdinal)
    {
        var ordinal = (uint)Trace.ActionTraces.Count + 1;
        Trace.ActionTraces.Add(new(Trace)
        {
            ActionOrdinal = ordinal,
            CreatorActionOrdinal = creatorOrdinal,
            ClosestUnnotifiedAncestorActionOrdinal = closestUnnotifiedAncestorOrdinal,
            Receiver = receiver,
            Act = action,
            ContextFree = contextFree,
        });
        return ordinal;
    }

    internal void ExecuteAction(uint ordinal, uint recurseDepth)
    {
        if (recurseDepth == 0)
            DeepMind?.OnInputAction();
        new ApplyContext(this, ordinal, recurseDepth).Exec();
    }

    internal void AddRamUsage(Name account, long delta)
    {
        Chain.ResourceLimits.AddPendingRamUsage(account, delta);
        if (delta > 0)
            ValidateRamUsage.Add(account);
    }

    private void RequireInitialized() => ChainErrors.TransactionException.Assert(_isInitialized, "must first initialize");
}
