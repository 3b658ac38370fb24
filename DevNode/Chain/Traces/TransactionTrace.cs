using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>Status and billed resources of a transaction (nodeos transaction_receipt_header): CPU in microseconds, NET in words of 8 bytes.</summary>
public readonly record struct TransactionReceiptHeader(TransactionStatus Status, uint CpuUsageUs, uint NetUsageWords);

/// <summary>What happened when a transaction was executed (nodeos trace.hpp).</summary>
public sealed class TransactionTrace
{
    public Checksum256 Id { get; set; }
    public uint BlockNum { get; set; }
    public BlockTimestamp BlockTime { get; set; }

    /// <summary>The block being applied; null while producing or speculating.</summary>
    public Checksum256? ProducerBlockId { get; set; }

    /// <summary>Null when the transaction left no receipt in the block.</summary>
    public TransactionReceiptHeader? Receipt { get; set; }

    /// <summary>Microseconds.</summary>
    public long Elapsed { get; set; }

    /// <summary>Bytes.</summary>
    public ulong NetUsage { get; set; }

    /// <summary>True for a deferred transaction.</summary>
    public bool Scheduled { get; set; }
    public List<ActionTrace> ActionTraces { get; } = [];

    /// <summary>RAM given back by retiring a deferred transaction.</summary>
    public AccountDelta? AccountRamDelta { get; set; }

    /// <summary>The deferred transaction whose failure this onerror transaction handled.</summary>
    public TransactionTrace? FailedDtrxTrace { get; set; }
    public ChainException? Except { get; set; }
    public ulong? ErrorCode { get; set; }

    /// <summary>True for the trace of the implicit eosio::onblock (nodeos is_onblock).</summary>
    public bool IsOnblock =>
        ActionTraces is [{ Act: { Authorization: [var level] } act }, ..]
        && act.Account == Config.SystemAccountName
        && act.Name == OnblockName
        && level == new PermissionLevel(Config.SystemAccountName, Config.ActiveName);

    private static readonly Name OnblockName = "onblock";
}
