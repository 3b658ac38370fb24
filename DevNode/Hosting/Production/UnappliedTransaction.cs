using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>Why a transaction waits; the order in which kinds are applied (nodeos trx_enum_type).</summary>
public enum UnappliedKind
{
    /// <summary>Of the API, and executed before: applied again in each block until it is in one.</summary>
    Persisted = 1,

    /// <summary>Of a block that is no longer on the best branch.</summary>
    Forked = 2,

    /// <summary>Of a block of ours that was dropped.</summary>
    Aborted = 3,

    /// <summary>Of the API, not yet executed.</summary>
    IncomingPersisted = 4,

    /// <summary>Of a peer, not yet executed.</summary>
    Incoming = 5,
}

/// <summary>A transaction that waits for a block.</summary>
public sealed class UnappliedTransaction(
    TransactionMetadata metadata, UnappliedKind kind, bool returnFailureTrace = false, Action<TransactionResult>? next = null)
{
    public TransactionMetadata Metadata { get; } = metadata;
    public UnappliedKind Kind { get; internal set; } = kind;

    /// <summary>Whether a failure is told as a trace.</summary>
    public bool ReturnFailureTrace { get; } = returnFailureTrace;

    /// <summary>Told the result; null when it was told before.</summary>
    public Action<TransactionResult>? Next { get; internal set; } = next;
    public bool IsIncoming => Kind >= UnappliedKind.IncomingPersisted;
    internal LinkedListNode<UnappliedTransaction> Node { get; set; } = null!;
}
