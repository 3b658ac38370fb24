using Antelope;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>A block in the trace log (nodeos trace_api data_log_entry with a block_trace_v2).</summary>
internal sealed record BlockEntry(
    Checksum256 Id, uint Number, Checksum256 PreviousId, BlockTimestamp Timestamp, Name Producer, Checksum256 TransactionMroot,
    Checksum256 ActionMroot, uint ScheduleVersion, TransactionEntry[] Transactions) : IPackable<BlockEntry>
{
    private const uint BlockVersion2 = 2;
    private const uint TransactionsVersion3 = 1;

    /// <summary>The entry of an applied block.</summary>
    public static BlockEntry Of(BlockState state, TransactionEntry[] transactions) => new(
        state.Id, state.BlockNum, state.Header.Previous, state.Header.Timestamp, state.Header.Producer, state.Header.TransactionMroot,
        state.Header.ActionMroot, state.Header.ScheduleVersion, transactions);

    public void Pack(PackWriter writer)
    {
        writer.WriteVarUInt32(BlockVersion2);
        writer.Write(Id);
        writer.WriteUInt32(Number);
        writer.Write(PreviousId);
        writer.Write(Timestamp);
        writer.Write(Producer);
        writer.Write(TransactionMroot);
        writer.Write(ActionMroot);
        writer.WriteUInt32(ScheduleVersion);
        writer.WriteVarUInt32(TransactionsVersion3);
        writer.WriteArray(Transactions);
    }

    public static BlockEntry Unpack(ref PackReader reader)
    {
        if (reader.ReadVarUInt32() != BlockVersion2)
            throw new PackException("unknown version of a block in the trace log");
        var (id, number, previous) = (reader.Read<Checksum256>(), reader.ReadUInt32(), reader.Read<Checksum256>());
        var (timestamp, producer) = (reader.Read<BlockTimestamp>(), reader.Read<Name>());
        var (transactions, actions, version) = (reader.Read<Checksum256>(), reader.Read<Checksum256>(), reader.ReadUInt32());
        return reader.ReadVarUInt32() == TransactionsVersion3
            ? new(id, number, previous, timestamp, producer, transactions, actions, version, reader.ReadArray<TransactionEntry>())
            : throw new PackException("unknown version of transactions in the trace log");
    }
}
