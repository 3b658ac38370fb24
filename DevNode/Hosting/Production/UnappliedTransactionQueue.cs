using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>Transactions that wait to be put into a block, by kind and in the order they came (nodeos unapplied_transaction_queue).</summary>
public sealed class UnappliedTransactionQueue(long maxSizeInBytes)
{
    private static readonly UnappliedKind[] Kinds = Enum.GetValues<UnappliedKind>();
    private readonly Dictionary<Checksum256, UnappliedTransaction> _byId = [];
    private readonly Dictionary<UnappliedKind, LinkedList<UnappliedTransaction>> _byKind = Kinds.ToDictionary(k => k, _ => new LinkedList<UnappliedTransaction>());
    private long _sizeInBytes;

    public int Count => _byId.Count;
    public int IncomingCount => _byKind[UnappliedKind.IncomingPersisted].Count + _byKind[UnappliedKind.Incoming].Count;

    /// <summary>A copy of the transactions of these kinds, in order.</summary>
    public IReadOnlyList<UnappliedTransaction> Snapshot(params ReadOnlySpan<UnappliedKind> kinds)
    {
        var all = new List<UnappliedTransaction>();
        foreach (var kind in kinds)
            all.AddRange(_byKind[kind]);
        return all;
    }

    /// <summary>True while the transaction waits.</summary>
    public bool Contains(UnappliedTransaction transaction) => _byId.GetValueOrDefault(transaction.Metadata.Id) == transaction;

    /// <summary>The metadata of a transaction that waits, or null.</summary>
    public TransactionMetadata? Find(Checksum256 id) => _byId.GetValueOrDefault(id)?.Metadata;

    public void AddForked(IReadOnlyList<BlockState> branch)
    {
        for (var i = branch.Count - 1; i >= 0; i--)
        {
            foreach (var metadata in branch[i].TransactionMetas)
                TryAdd(new(metadata, UnappliedKind.Forked));
        }
    }

    public void AddAborted(IReadOnlyList<TransactionMetadata> transactions)
    {
        foreach (var metadata in transactions)
            TryAdd(new(metadata, UnappliedKind.Aborted));
    }

    /// <summary>Keeps an executed transaction for the next blocks.</summary>
    public void AddPersisted(TransactionMetadata metadata)
    {
        if (!_byId.TryGetValue(metadata.Id, out var waiting))
        {
            TryAdd(new(metadata, UnappliedKind.Persisted));
        }
        else if (waiting.Kind != UnappliedKind.Persisted)
        {
            waiting.Node.List!.Remove(waiting.Node);
            waiting.Kind = UnappliedKind.Persisted;
            waiting.Next = null;
            _byKind[UnappliedKind.Persisted].AddLast(waiting.Node);
        }
    }

    /// <summary>Keeps a transaction that has not been executed; tx_duplicate is told for one that waits, tx_resource_exhaustion thrown when the queue is full.</summary>
    public void AddIncoming(TransactionMetadata metadata, bool persist, bool returnFailureTrace, Action<TransactionResult> next)
    {
        if (_byId.TryGetValue(metadata.Id, out var waiting))
        {
            if (waiting.Metadata != metadata)
                next(ChainErrors.TxDuplicate.Error($"duplicate transaction {metadata.Id:id}"));
            return;
        }
        var size = SizeOf(metadata);
        ChainErrors.TxResourceExhaustion.Assert(_sizeInBytes + size < maxSizeInBytes,
            $"Transaction {metadata.Id:id}, size {size:s} bytes would exceed configured incoming-transaction-queue-size-mb {maxSizeInBytes / (1024 * 1024):qs}, current queue size {_sizeInBytes:cs} bytes");
        TryAdd(new(metadata, persist ? UnappliedKind.IncomingPersisted : UnappliedKind.Incoming, returnFailureTrace, next));
    }

    /// <summary>Forgets those that an accepted block has; who still waits for one is told tx_duplicate.</summary>
    public void ClearApplied(SignedBlock block)
    {
        if (_byId.Count == 0)
            return;
        foreach (var packed in block.Transactions.Select(r => r.Transaction).OfType<PackedTransaction>())
        {
            if (!_byId.TryGetValue(Checksum256.Hash(packed.TransactionBytes()), out var waiting))
                continue;
            waiting.Next?.Invoke(ChainErrors.TxDuplicate.Error($"duplicate transaction {waiting.Metadata.Id:id}"));
            Remove(waiting);
        }
    }

    /// <summary>Forgets those whose time is over at <paramref name="blockTime"/>, telling expired_tx_exception; false when interrupted.</summary>
    public bool ClearExpired(TimePoint blockTime, Func<bool> interrupt)
    {
        foreach (var expired in _byId.Values.Where(t => t.Metadata.Transaction.Expiration.ToTimePoint() <= blockTime).ToList())
        {
            if (interrupt())
                return false;
            expired.Next?.Invoke(ChainErrors.ExpiredTxException.Error(
                $"expired transaction {expired.Metadata.Id:id}, expiration {expired.Metadata.Transaction.Expiration:e}, block time {blockTime:bt}"));
            Remove(expired);
        }
        return true;
    }

    public void Remove(UnappliedTransaction transaction)
    {
        if (!_byId.Remove(transaction.Metadata.Id))
            return;
        transaction.Node.List!.Remove(transaction.Node);
        _sizeInBytes -= SizeOf(transaction.Metadata);
    }

    private void TryAdd(UnappliedTransaction transaction)
    {
        if (!_byId.TryAdd(transaction.Metadata.Id, transaction))
            return;
        transaction.Node = _byKind[transaction.Kind].AddLast(transaction);
        _sizeInBytes += SizeOf(transaction.Metadata);
    }

    private static long SizeOf(TransactionMetadata metadata) =>
        2L * (metadata.PackedTrx.PackedTrx.Length + metadata.PackedTrx.PackedContextFreeData.Length + 66 * metadata.PackedTrx.Signatures.Count);
}
