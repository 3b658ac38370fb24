using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>A transaction in the trace log (nodeos trace_api transaction_trace_v3); its header is a transaction without actions.</summary>
internal sealed record TransactionEntry(
    Checksum256 Id, ActionEntry[] Actions, TransactionReceiptHeader Receipt, Signature[] Signatures, Transaction Header,
    uint BlockNum, BlockTimestamp BlockTime, Checksum256? ProducerBlockId) : IPackable<TransactionEntry>
{
    private const uint ActionsVersion1 = 0;

    /// <summary>The entry of an executed transaction; one whose failure was handled is known by its own id. Context-free actions are left out.</summary>
    public static TransactionEntry Of(TransactionTrace trace, PackedTransaction packed) => new(
        trace.FailedDtrxTrace?.Id ?? trace.Id, [.. trace.ActionTraces.Where(a => !a.ContextFree).Select(ActionEntry.Of)],
        trace.Receipt ?? default, [.. packed.Signatures], packed.Transaction(), trace.BlockNum, trace.BlockTime, trace.ProducerBlockId);

    public void Pack(PackWriter writer)
    {
        writer.Write(Id);
        writer.WriteVarUInt32(ActionsVersion1);
        writer.WriteArray(Actions);
        writer.WriteUInt8((byte)Receipt.Status);
        writer.WriteUInt32(Receipt.CpuUsageUs);
        writer.WriteVarUInt32(Receipt.NetUsageWords);
        writer.WriteArray(Signatures);
        writer.Write(Header.Expiration);
        writer.WriteUInt16(Header.RefBlockNum);
        writer.WriteUInt32(Header.RefBlockPrefix);
        writer.WriteVarUInt32(Header.MaxNetUsageWords);
        writer.WriteUInt8(Header.MaxCpuUsageMs);
        writer.WriteVarUInt32(Header.DelaySec);
        writer.WriteUInt32(BlockNum);
        writer.Write(BlockTime);
        writer.WriteBool(ProducerBlockId is not null);
        if (ProducerBlockId is { } id)
            writer.Write(id);
    }

    public static TransactionEntry Unpack(ref PackReader reader)
    {
        var id = reader.Read<Checksum256>();
        if (reader.ReadVarUInt32() != ActionsVersion1)
            throw new PackException("unknown version of actions in the trace log");
        var actions = reader.ReadArray<ActionEntry>();
        var receipt = new TransactionReceiptHeader((TransactionStatus)reader.ReadUInt8(), reader.ReadUInt32(), reader.ReadVarUInt32());
        var signatures = reader.ReadArray<Signature>();
        var header = new Transaction
        {
            Expiration = reader.Read<TimePointSec>(),
            RefBlockNum = reader.ReadUInt16(),
            RefBlockPrefix = reader.ReadUInt32(),
            MaxNetUsageWords = reader.ReadVarUInt32(),
            MaxCpuUsageMs = reader.ReadUInt8(),
            DelaySec = reader.ReadVarUInt32(),
        };
        return new(id, actions, receipt, signatures, header, reader.ReadUInt32(), reader.Read<BlockTimestamp>(), reader.ReadBool() ? reader.Read<Checksum256>() : null);
    }
}
