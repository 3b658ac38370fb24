using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>Where a transaction comes from (nodeos transaction_metadata::trx_type).</summary>
public enum TransactionType
{
    Input,

    /// <summary>Made by the chain itself, such as eosio::onblock.</summary>
    Implicit,

    /// <summary>Deferred by a contract or by delay_sec.</summary>
    Scheduled,

    /// <summary>Executed and undone; nothing is billed.</summary>
    ReadOnly,
}

/// <summary>A transaction with what is known of it outside the chain state: its id, its unpacked form, the keys that signed it.</summary>
public sealed partial class TransactionMetadata
{
    private static readonly IReadOnlySet<PublicKey> NoKeys = System.Collections.Frozen.FrozenSet<PublicKey>.Empty;

    private TransactionMetadata(PackedTransaction packed, TransactionType type)
    {
        PackedTrx = packed;
        Transaction = packed.Transaction();
        ContextFreeData = packed.ContextFreeData();
        Id = Transaction.Id();
        Type = type;
        RecoveredKeys = NoKeys;
    }

    private TransactionMetadata(TransactionMetadata unsigned, IReadOnlySet<PublicKey> recoveredKeys, long signatureCpuUsage)
    {
        PackedTrx = unsigned.PackedTrx;
        Transaction = unsigned.Transaction;
        ContextFreeData = unsigned.ContextFreeData;
        Id = unsigned.Id;
        Type = unsigned.Type;
        RecoveredKeys = recoveredKeys;
        SignatureCpuUsage = signatureCpuUsage;
    }

    public PackedTransaction PackedTrx { get; }
    public Transaction Transaction { get; }
    public IReadOnlyList<byte[]> ContextFreeData { get; }
    public Checksum256 Id { get; }
    public TransactionType Type { get; }
    public bool IsImplicit => Type == TransactionType.Implicit;
    public bool IsScheduled => Type == TransactionType.Scheduled;
    public bool IsReadOnly => Type == TransactionType.ReadOnly;

    /// <summary>Keys recovered from the signatures; empty when nobody asked for them.</summary>
    public IReadOnlySet<PublicKey> RecoveredKeys { get; }

    /// <summary>Microseconds that the recovery of the keys took.</summary>
    public long SignatureCpuUsage { get; }

    /// <summary>True once AcceptedTransaction was raised for it.</summary>
    public bool Accepted { get; set; }

    /// <summary>CPU billed when it was last applied, microseconds.</summary>
    public uint BilledCpuTimeUs { get; set; }

    /// <summary>Metadata without recovered keys; throws <see cref="Antelope.Serialization.PackException"/> when the bytes are no transaction.</summary>
    public static TransactionMetadata CreateNoRecoverKeys(PackedTransaction packed, TransactionType type) =>
        new(packed, type);
}
