using Antelope;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Tables of contracts: rows by primary key.</content>
public sealed partial class ApplyContext
{
    private readonly IteratorCache<KeyValueRow> _keyValueCache = new();

    // Few actions use them.
    public GenericIndex<ulong> Idx64 => field ??= new(this, Database.Index64, sizeof(ulong));
    public GenericIndex<UInt128> Idx128 => field ??= new(this, Database.Index128, 16);
    public GenericIndex<Key256> Idx256 => field ??= new(this, Database.Index256, 32);
    public GenericIndex<Float64Key> IdxDouble => field ??= new(this, Database.IndexDouble, sizeof(double));
    public GenericIndex<Float128Key> IdxLongDouble => field ??= new(this, Database.IndexLongDouble, 16);

    /// <summary>Adds a row to a table of the receiver and gives its iterator.</summary>
    public int DbStoreI64(Name scope, Name table, Name payer, ulong id, ReadOnlySpan<byte> value)
    {
        var tableId = FindOrCreateTable(Receiver, scope, table, payer);
        ChainErrors.InvalidTablePayer.Assert(!payer.IsEmpty, "must specify a valid account to pay for new record");
        var row = Database.KeyValues.Create(new() { TableId = tableId.Id, PrimaryKey = id, Payer = payer, Value = value.ToArray() });
        tableId = ChangeCount(tableId.Id, 1);
        DeepMind?.OnRowRam(tableId, id, "table_row", "add", "primary_index_add");
        UpdateDbUsage(payer, value.Length + BillableSizes.KeyValue);
        DeepMind?.OnDbStoreI64(tableId, row);
        _keyValueCache.CacheTable(tableId);
        return _keyValueCache.Add(row);
    }

    /// <summary>Changes a row; an empty payer keeps the one it has.</summary>
    public void DbUpdateI64(int iterator, Name payer, ReadOnlySpan<byte> value)
    {
        var row = _keyValueCache.Get(iterator);
        var table = _keyValueCache.GetTable(row.TableId);
        RequireOwnTable(table);
        var oldSize = row.Value.Length + BillableSizes.KeyValue;
        var newSize = value.Length + BillableSizes.KeyValue;
        if (payer.IsEmpty)
            payer = row.Payer;
        if (row.Payer != payer)
        {
            DeepMind?.OnRowRam(table, row.PrimaryKey, "table_row", "remove", "primary_index_update_remove_old_payer");
            UpdateDbUsage(row.Payer, -oldSize);
            DeepMind?.OnRowRam(table, row.PrimaryKey, "table_row", "add", "primary_index_update_add_new_payer");
            UpdateDbUsage(payer, newSize);
        }
        else if (oldSize != newSize)
        {
            DeepMind?.OnRowRam(table, row.PrimaryKey, "table_row", "update", "primary_index_update");
            UpdateDbUsage(row.Payer, newSize - oldSize);
        }
        DeepMind?.OnDbUpdateI64(table, row, payer, value);
        _keyValueCache.Update(iterator, Database.KeyValues.Modify(row with { Payer = payer, Value = value.ToArray() }));
    }

    /// <summary>Removes a row, and its table when it was the last.</summary>
    public void DbRemoveI64(int iterator)
    {
        var row = _keyValueCache.Get(iterator);
        var table = _keyValueCache.GetTable(row.TableId);
        RequireOwnTable(table);
        DeepMind?.OnRowRam(table, row.PrimaryKey, "table_row", "remove", "primary_index_remove");
        UpdateDbUsage(row.Payer, -(row.Value.Length + BillableSizes.KeyValue));
        DeepMind?.OnDbRemoveI64(table, row);
        Database.KeyValues.Remove(row);
        RemoveFromTable(row.TableId);
        _keyValueCache.Remove(iterator);
    }

    /// <summary>The row's value.</summary>
    public byte[] DbGetI64(int iterator) => _keyValueCache.Get(iterator).Value;

    /// <summary>Iterator of the next row; <paramref name="primary"/> is set when there is one.</summary>
    public int DbNextI64(int iterator, ref ulong primary)
    {
        if (iterator < -1)
            return -1;
        var row = _keyValueCache.Get(iterator);
        return Database.KeyValues.ByScopePrimary.Next(row) is { } next && next.TableId == row.TableId
            ? Found(next, out primary)
            : _keyValueCache.GetEndIteratorByTableId(row.TableId);
    }

    /// <summary>Iterator of the row before, also from an end; -1 when there is none.</summary>
    public int DbPreviousI64(int iterator, ref ulong primary)
    {
        var index = Database.KeyValues.ByScopePrimary;
        if (iterator < -1)
        {
            var table = _keyValueCache.FindTableByEndIterator(iterator)
                ?? throw ChainErrors.InvalidTableIterator.Error("not a valid end iterator");
            return index.Below((table.Id + 1, 0)) is { } last && last.TableId == table.Id ? Found(last, out primary) : -1;
        }
        var row = _keyValueCache.Get(iterator);
        return index.Previous(row) is { } previous && previous.TableId == row.TableId ? Found(previous, out primary) : -1;
    }

    /// <summary>Iterator of the row with a key, the table's end, or -1 without such a table.</summary>
    public int DbFindI64(Name code, Name scope, Name table, ulong id) =>
        FindTable(code, scope, table) is { } tableId ? InTable(tableId, Database.KeyValues.ByScopePrimary.Find((tableId.Id, id))) : -1;

    /// <summary>Iterator of the first row whose key is not below <paramref name="id"/>, the table's end, or -1.</summary>
    public int DbLowerboundI64(Name code, Name scope, Name table, ulong id) =>
        FindTable(code, scope, table) is { } tableId ? InTable(tableId, Database.KeyValues.ByScopePrimary.LowerBound((tableId.Id, id))) : -1;

    /// <summary>Iterator of the first row whose key is above <paramref name="id"/>, the table's end, or -1.</summary>
    public int DbUpperboundI64(Name code, Name scope, Name table, ulong id) =>
        FindTable(code, scope, table) is { } tableId ? InTable(tableId, Database.KeyValues.ByScopePrimary.UpperBound((tableId.Id, id))) : -1;

    /// <summary>The table's end, or -1.</summary>
    public int DbEndI64(Name code, Name scope, Name table) =>
        FindTable(code, scope, table) is { } tableId ? _keyValueCache.CacheTable(tableId) : -1;

    private int InTable(TableIdRow table, KeyValueRow? row)
    {
        var end = _keyValueCache.CacheTable(table);
        return row is not null && row.TableId == table.Id ? _keyValueCache.Add(row) : end;
    }

    private int Found(KeyValueRow row, out ulong primary)
    {
        primary = row.PrimaryKey;
        return _keyValueCache.Add(row);
    }
}
