using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>What became of a transaction in a block (nodeos transaction_receipt_header::status_enum).</summary>
public enum TransactionStatus : byte
{
    Executed = 0,
    SoftFail = 1,
    HardFail = 2,
    Delayed = 3,
    Expired = 4,
}

/// <summary>nodeos's words for a status.</summary>
public static class TransactionStatusText
{
    public static string ToText(this TransactionStatus status) => status switch
    {
        TransactionStatus.Executed => "executed",
        TransactionStatus.SoftFail => "soft_fail",
        TransactionStatus.HardFail => "hard_fail",
        TransactionStatus.Delayed => "delayed",
        _ => "expired",
    };
}

/// <summary>A block's entry for a transaction: the packed transaction, or the id of a deferred one.</summary>
public sealed record TransactionReceipt(
    TransactionStatus Status,
    uint CpuUsageUs,
    uint NetUsageWords,
    Checksum256? DeferredId,
    PackedTransaction? Transaction) : IPackable<TransactionReceipt>
{
    /// <summary>Leaf of the block's transaction merkle tree.</summary>
    public Checksum256 Digest() => Checksum256.HashOf((Receipt: this, Id: Transaction?.Digest() ?? DeferredId!.Value), static (leaf, writer) =>
    {
        leaf.Receipt.WriteHeader(writer);
        leaf.Id.Pack(writer);
    });

    public void Pack(PackWriter writer)
    {
        WriteHeader(writer);
        if (Transaction is null)
        {
            writer.WriteVarUInt32(0);
            DeferredId!.Value.Pack(writer);
        }
        else
        {
            writer.WriteVarUInt32(1);
            Transaction.Pack(writer);
        }
    }

    public static TransactionReceipt Unpack(ref PackReader reader)
    {
        var status = (TransactionStatus)reader.ReadUInt8();
        var cpu = reader.ReadUInt32();
        var net = reader.ReadVarUInt32();
        return reader.ReadVarUInt32() switch
        {
            0 => new(status, cpu, net, Checksum256.Unpack(ref reader), null),
            1 => new(status, cpu, net, null, PackedTransaction.Unpack(ref reader)),
            var other => throw new PackException($"a receipt holds an id (0) or a packed transaction (1), not {other}"),
        };
    }

    private void WriteHeader(PackWriter writer)
    {
        writer.WriteUInt8((byte)Status);
        writer.WriteUInt32(CpuUsageUs);
        writer.WriteVarUInt32(NetUsageWords);
    }
}
