using Antelope;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>Contracts' tables in a snapshot: per table its row, then for each kind of index the number of entries and the entries.</summary>
internal static class ContractTableSnapshot
{
    public const string Section = "contract_tables";

    public static void Write(ISnapshotWriter snapshot, PackWriter buffer, ChainDatabase db)
    {
        snapshot.StartSection(Section);
        foreach (var table in db.TableIds.ById.All())
        {
            Row(w => PackTable(w, table));
            Rows(db.KeyValues.ByScopePrimary.From((table.Id, 0)).TakeWhile(r => r.TableId == table.Id).ToArray(), (w, r) =>
            {
                w.WriteUInt64(r.PrimaryKey);
                r.Payer.Pack(w);
                w.WriteBytes(r.Value);
            });
            Index(db.Index64, table.Id, (w, key) => w.WriteUInt64(key));
            Index(db.Index128, table.Id, (w, key) => w.WriteUInt128(key));
            Index(db.Index256, table.Id, (w, key) =>
            {
                w.WriteUInt128(key.First);
                w.WriteUInt128(key.Second);
            });
            Index(db.IndexDouble, table.Id, (w, key) => w.WriteUInt64(key.Bits));
            Index(db.IndexLongDouble, table.Id, (w, key) => w.WriteUInt128(key.Bits));
        }
        snapshot.EndSection();

        void Row(Action<PackWriter> pack)
        {
            buffer.Clear();
            pack(buffer);
            snapshot.WriteRow(buffer.Written);
        }

        void Rows<TRow>(TRow[] rows, Action<PackWriter, TRow> pack)
        {
            Row(w => w.WriteVarUInt32((uint)rows.Length));
            foreach (var row in rows)
                Row(w => pack(w, row));
        }

        void Index<TKey>(SecondaryIndexTable<TKey> index, long table, Action<PackWriter, TKey> packKey) where TKey : struct, IComparable<TKey> =>
            Rows(index.ByPrimary.From((table, 0)).TakeWhile(r => r.TableId == table).ToArray(), (w, r) =>
            {
                w.WriteUInt64(r.PrimaryKey);
                r.Payer.Pack(w);
                packKey(w, r.SecondaryKey);
            });
    }

    public static void Read(SnapshotFile snapshot, ChainDatabase db)
    {
        var reader = new PackReader(snapshot.Section(Section).Data.Span);
        while (reader.Remaining > 0)
        {
            var table = db.TableIds.Create(UnpackTable(ref reader)).Id;
            for (var count = reader.ReadVarUInt32(); count > 0; count--)
                db.KeyValues.Create(UnpackKeyValue(ref reader, table));
            Index(ref reader, db.Index64, table, Key64);
            Index(ref reader, db.Index128, table, Key128);
            Index(ref reader, db.Index256, table, Key256);
            Index(ref reader, db.IndexDouble, table, KeyDouble);
            Index(ref reader, db.IndexLongDouble, table, KeyLongDouble);
        }
    }

    private static void Index<TKey>(ref PackReader reader, SecondaryIndexTable<TKey> index, long table, UnpackRow<TKey> unpackKey)
        where TKey : struct, IComparable<TKey>
    {
        for (var count = reader.ReadVarUInt32(); count > 0; count--)
            index.Create(UnpackIndex(ref reader, table, unpackKey));
    }

    public static void PackTable(PackWriter writer, TableIdRow table)
    {
        table.Code.Pack(writer);
        table.Scope.Pack(writer);
        table.Table.Pack(writer);
        table.Payer.Pack(writer);
        writer.WriteUInt32(table.Count);
    }

    public static TableIdRow UnpackTable(ref PackReader reader) => new()
    {
        Code = Name.Unpack(ref reader),
        Scope = Name.Unpack(ref reader),
        Table = Name.Unpack(ref reader),
        Payer = Name.Unpack(ref reader),
        Count = reader.ReadUInt32(),
    };

    public static KeyValueRow UnpackKeyValue(ref PackReader reader, long table) =>
        new() { TableId = table, PrimaryKey = reader.ReadUInt64(), Payer = Name.Unpack(ref reader), Value = reader.ReadBytes() };

    public static SecondaryIndexRow<TKey> UnpackIndex<TKey>(ref PackReader reader, long table, UnpackRow<TKey> unpackKey) where TKey : struct, IComparable<TKey> =>
        new() { TableId = table, PrimaryKey = reader.ReadUInt64(), Payer = Name.Unpack(ref reader), SecondaryKey = unpackKey(ref reader) };

    public static ulong Key64(ref PackReader reader) => reader.ReadUInt64();
    public static UInt128 Key128(ref PackReader reader) => reader.ReadUInt128();
    public static Key256 Key256(ref PackReader reader) => new(reader.ReadUInt128(), reader.ReadUInt128());
    public static Float64Key KeyDouble(ref PackReader reader) => new(reader.ReadUInt64());
    public static Float128Key KeyLongDouble(ref PackReader reader) => new(reader.ReadUInt128());
}
