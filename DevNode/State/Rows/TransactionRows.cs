using Antelope;

namespace DevNode.State;

/// <summary>A transaction seen within its lifetime, against duplicates (nodeos transaction_object).</summary>
public sealed record TransactionRow : Row
{
    public TimePointSec Expiration { get; init; }
    public Checksum256 TrxId { get; init; }
}

/// <summary>A delayed or deferred transaction that waits for its time (nodeos generated_transaction_object).</summary>
public sealed record GeneratedTransactionRow : Row
{
    public Checksum256 TrxId { get; init; }

    /// <summary>Empty for a delayed transaction of a user.</summary>
    public Name Sender { get; init; }
    public UInt128 SenderId { get; init; }
    public Name Payer { get; init; }
    public TimePoint DelayUntil { get; init; }
    public TimePoint Expiration { get; init; }
    public TimePoint Published { get; init; }

    /// <summary>Binary form of the transaction.</summary>
    public byte[] PackedTrx { get; init; } = [];
}
