using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>Which block transactions are in, and what became of it (nodeos trx_finality_status_processing). Chain thread only.</summary>
internal sealed class FinalityStatus(ulong maxBytes, TimeSpan successDuration, TimeSpan failureDuration, TimeProvider clock)
{
    private const ulong EntrySize = 88;
    private readonly Dictionary<Checksum256, TransactionState> _states = [];
    private readonly List<Checksum256> _speculative = [];
    private uint _lastProcessed;

    /// <summary>What is known of the chain: ids and times of head and last irreversible block, first block with a tracked transaction.</summary>
    public (Checksum256 Id, BlockTimestamp Time) Head { get; private set; }
    public (Checksum256 Id, BlockTimestamp Time) Irreversible { get; private set; }
    public Checksum256 EarliestTrackedBlockId { get; private set; }

    /// <summary>What is known of a transaction, and the name of its state; null for nothing.</summary>
    public (TransactionState State, string Name)? Find(Checksum256 id)
    {
        if (!_states.TryGetValue(id, out var state))
            return null;
        return (state, state switch
        {
            { IsInBlock: true } => NumberOf(state.BlockId) > NumberOf(Irreversible.Id) ? "IN_BLOCK" : "IRREVERSIBLE",
            _ when Now >= state.Expiration.ToTimePoint() => "FAILED",
            { ForkedOut: true } => "FORKED_OUT",
            _ => "LOCALLY_APPLIED",
        });
    }

    /// <summary>The options' tracker; null when they ask for none.</summary>
    public static FinalityStatus? From(OptionValues values, TimeProvider clock)
    {
        const string MaxStorage = "transaction-finality-status-max-storage-size-gb";
        return values.Has(MaxStorage) && values.UInt64(MaxStorage) is > 0 and var gigabytes
            ? new(gigabytes << 30, Seconds("transaction-finality-status-success-duration-sec"), Seconds("transaction-finality-status-failure-duration-sec"), clock)
            : null;

        TimeSpan Seconds(string name) => TimeSpan.FromSeconds(values.UInt64(name));
    }

    /// <summary>Follows the chain from now on.</summary>
    public void Attach(Controller chain)
    {
        chain.BlockStart += _ => _speculative.Clear();
        chain.AppliedTransaction += OnApplied;
        chain.AcceptedBlock += OnAccepted;
        chain.IrreversibleBlock += state => Irreversible = (state.Id, state.Header.Timestamp);
    }

    private TimePoint Now => TimePoint.From(clock.GetUtcNow());

    private void OnApplied(TransactionTrace trace, PackedTransaction packed)
    {
        var isModified = false;
        if (trace.ProducerBlockId is { } block && block != Head.Id)
            isModified = MoveTo(block, trace.BlockTime) | Expire();
        if (trace.Receipt?.Status != TransactionStatus.Executed || trace.Scheduled || trace.IsOnblock)
            return;
        if (trace.ProducerBlockId is null)
            _speculative.Add(trace.Id);
        isModified |= FreeStorage();
        var (id, time) = trace.ProducerBlockId is null ? default : Head;
        _states[trace.Id] = _states.TryGetValue(trace.Id, out var known)
            ? known with { BlockId = id, BlockTime = time, ForkedOut = false }
            : new(packed.Transaction().Expiration, Now, id, time, ForkedOut: false);
        if (isModified || EarliestTrackedBlockId.IsZero)
            FindEarliest();
    }

    private void OnAccepted(BlockState state)
    {
        if (state.Id == Head.Id)
            return; // its transactions came before it
        MoveTo(state.Id, state.Header.Timestamp);
        if (Expire())
            FindEarliest();
        foreach (var id in _speculative.Where(_states.ContainsKey))
            _states[id] = _states[id] with { BlockId = Head.Id, BlockTime = Head.Time, ForkedOut = false };
        _speculative.Clear();
    }

    /// <summary>Takes a new head; true when it is not above the last one: what was in blocks from there on is forked out.</summary>
    private bool MoveTo(Checksum256 block, BlockTimestamp time)
    {
        var isRollback = NumberOf(block) <= _lastProcessed;
        Head = (block, time);
        _lastProcessed = NumberOf(block);
        if (isRollback)
            foreach (var id in _states.Where(s => NumberOf(s.Value.BlockId) >= _lastProcessed).Select(s => s.Key).ToList())
                _states[id] = _states[id] with { ForkedOut = true };
        return isRollback;
    }

    private bool Expire()
    {
        var (success, failure) = (Now + -successDuration, Now + -failureDuration);
        return Remove(_states.Where(s => s.Value.Received <= (s.Value.IsInBlock ? success : failure)).Select(s => s.Key));
    }

    /// <summary>Frees a tenth once the limit is reached: the oldest blocks first, and failures as old as they.</summary>
    private bool FreeStorage()
    {
        if ((ulong)_states.Count * EntrySize < maxBytes)
            return false;
        return Remove(_states.OrderBy(s => s.Value.IsInBlock ? s.Value.BlockTime.ToTimePoint() : s.Value.Received)
            .Take((int)(maxBytes / EntrySize / 10) + 1).Select(s => s.Key));
    }

    private bool Remove(IEnumerable<Checksum256> ids)
    {
        var count = _states.Count;
        foreach (var id in ids.ToList())
            _states.Remove(id);
        return _states.Count != count;
    }

    private void FindEarliest()
    {
        if (_states.Values.Where(s => s.IsInBlock).MinBy(s => s.Received) is { } first)
            EarliestTrackedBlockId = first.BlockId;
    }

    /// <summary>Number of the block with this id.</summary>
    public static uint NumberOf(Checksum256 block) => BlockHeader.NumFromId(block);
}

/// <summary>A tracked transaction; the block's id is zero while it is in none.</summary>
internal sealed record TransactionState(TimePointSec Expiration, TimePoint Received, Checksum256 BlockId, BlockTimestamp BlockTime, bool ForkedOut)
{
    public bool IsInBlock => !ForkedOut && !BlockId.IsZero;
}
