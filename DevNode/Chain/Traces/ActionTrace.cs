using System.Collections.ObjectModel;
using Antelope;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <summary>RAM that an account gained or gave back, in bytes.</summary>
public readonly record struct AccountDelta(Name Account, long Delta);

/// <summary>One executed action: an input, an inline one or a notification (nodeos trace.hpp).</summary>
/// <param name="transaction">Of the transaction it belongs to.</param>
public sealed class ActionTrace(TransactionTrace transaction)
{
    /// <summary>1 for the first action of the transaction, counted in order of scheduling.</summary>
    public uint ActionOrdinal { get; set; }

    /// <summary>Ordinal of the action that created this one, 0 for the transaction's own.</summary>
    public uint CreatorActionOrdinal { get; set; }
    public uint ClosestUnnotifiedAncestorActionOrdinal { get; set; }

    /// <summary>Null while not (or not successfully) executed.</summary>
    public ActionReceipt? Receipt { get; set; }
    public Name Receiver { get; set; }
    public required Action Act { get; set; }
    public bool ContextFree { get; set; }

    /// <summary>Microseconds.</summary>
    public long Elapsed { get; set; }

    /// <summary>What the contract printed, as bytes of its own encoding.</summary>
    public byte[] Console { get; set; } = [];
    public Checksum256 TrxId => transaction.Id;
    public uint BlockNum => transaction.BlockNum;
    public BlockTimestamp BlockTime => transaction.BlockTime;
    public Checksum256? ProducerBlockId => transaction.ProducerBlockId;

    /// <summary>Ordered by account.</summary>
    public IReadOnlyDictionary<Name, long> AccountRamDeltas { get; set; } = ReadOnlyDictionary<Name, long>.Empty;
    public ChainException? Except { get; set; }
    public ulong? ErrorCode { get; set; }
    public byte[] ReturnValue { get; set; } = [];
}
