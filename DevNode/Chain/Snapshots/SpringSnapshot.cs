using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>
/// What chain snapshot version 8 (Spring 1.0.1 and later) has in another form than version 6: the head, the global property without limits of key values,
/// and contracts' tables, one section for each kind of row (Spring snapshot_detail.hpp, controller.cpp read_contract_rows_from_V7plus_snapshot).
/// </summary>
internal static class SpringSnapshot
{
    public const uint Version = 8;
    private const string Prefix = "eosio::chain::";

    private static readonly SnapshotRow<TableIdRow> TableId = new(Prefix + "table_id_object", ContractTableSnapshot.PackTable, ContractTableSnapshot.UnpackTable);

    /// <summary>The head's header state; snapshot_validation_exception when the chain has begun to go over to Savanna, which is not spoken here.</summary>
    public static BlockHeaderState UnpackHead(ref PackReader reader)
    {
        var head = reader.ReadBool() ? BlockHeaderState.Unpack(ref reader, legacy: false) : null;
        ChainErrors.SnapshotValidationException.Assert(head is not null && !reader.ReadBool(),
            "The snapshot is of a chain on which Savanna is activated; this node knows the consensus before it: take a snapshot of a block before the activation of SAVANNA");
        return head!;
    }

    /// <summary>Reads the tables, then the rows of each kind, which name their table by its place among them.</summary>
    public static void ReadContractTables(SnapshotFile snapshot, ChainDatabase db)
    {
        List<long> tables = [];
        var reader = new PackReader(snapshot.Section(TableId.Section).Data.Span);
        while (reader.Remaining > 0)
            tables.Add(db.TableIds.Create(TableId.Unpack(ref reader)).Id);
        Read("key_value_object", (ref r, table) => db.KeyValues.Create(ContractTableSnapshot.UnpackKeyValue(ref r, table)));
        ReadIndex("index64_object", db.Index64, ContractTableSnapshot.Key64);
        ReadIndex("index128_object", db.Index128, ContractTableSnapshot.Key128);
        ReadIndex("index256_object", db.Index256, ContractTableSnapshot.Key256);
        ReadIndex("index_double_object", db.IndexDouble, ContractTableSnapshot.KeyDouble);
        ReadIndex("index_long_double_object", db.IndexLongDouble, ContractTableSnapshot.KeyLongDouble);

        void ReadIndex<TKey>(string kind, SecondaryIndexTable<TKey> index, UnpackRow<TKey> key) where TKey : struct, IComparable<TKey> =>
            Read(kind, (ref r, table) => index.Create(ContractTableSnapshot.UnpackIndex(ref r, table, key)));

        void Read(string kind, ReadRow read)
        {
            var reader = new PackReader(snapshot.Section(Prefix + kind).Data.Span);
            while (reader.Remaining > 0)
            {
                var table = reader.ReadUInt64();
                ChainErrors.SnapshotException.Assert(table < (ulong)tables.Count, $"section {Prefix}{kind} has rows of table {table}, but the snapshot has {tables.Count} tables");
                for (var count = reader.ReadVarUInt32(); count > 0; count--)
                    read(ref reader, tables[(int)table]);
            }
        }
    }

    private delegate void ReadRow(ref PackReader reader, long table);
}
