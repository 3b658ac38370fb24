using Antelope;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>A contract's access to secondary indices of one key type (nodeos apply_context generic_index).</summary>
/// <param name="keySize">Bytes that a key counts for in RAM.</param>
public sealed class GenericIndex<TKey>(ApplyContext context, SecondaryIndexTable<TKey> rows, int keySize) where TKey : struct, IComparable<TKey>
{
    private const string RamFamily = "secondary_index";
    private readonly IteratorCache<SecondaryIndexRow<TKey>> _cache = new();
    private readonly long _billableSize = BillableSizes.SecondaryIndex(keySize);

    /// <summary>Adds an entry to an index of the receiver and gives its iterator.</summary>
    public int Store(Name scope, Name table, Name payer, ulong id, TKey secondary)
    {
        ChainErrors.InvalidTablePayer.Assert(!payer.IsEmpty, "must specify a valid account to pay for new record");
        var tableId = context.FindOrCreateTable(context.Receiver, scope, table, payer);
        var row = rows.Create(new() { TableId = tableId.Id, PrimaryKey = id, Payer = payer, SecondaryKey = secondary });
        tableId = context.ChangeCount(tableId.Id, 1);
        context.DeepMind?.OnRowRam(tableId, id, RamFamily, "add", "secondary_index_add");
        context.UpdateDbUsage(payer, _billableSize);
        _cache.CacheTable(tableId);
        return _cache.Add(row);
    }

    /// <summary>Removes an entry, and its table when it was the last.</summary>
    public void Remove(int iterator)
    {
        var row = _cache.Get(iterator);
        var table = _cache.GetTable(row.TableId);
        context.RequireOwnTable(table);
        context.DeepMind?.OnRowRam(table, row.PrimaryKey, RamFamily, "remove", "secondary_index_remove");
        context.UpdateDbUsage(row.Payer, -_billableSize);
        rows.Remove(row);
        context.RemoveFromTable(row.TableId);
        _cache.Remove(iterator);
    }

    /// <summary>Changes an entry's key; an empty payer keeps the one it has.</summary>
    public void Update(int iterator, Name payer, TKey secondary)
    {
        var row = _cache.Get(iterator);
        var table = _cache.GetTable(row.TableId);
        context.RequireOwnTable(table);
        if (payer.IsEmpty)
            payer = row.Payer;
        if (row.Payer != payer)
        {
            context.DeepMind?.OnRowRam(table, row.PrimaryKey, RamFamily, "remove", "secondary_index_remove");
            context.UpdateDbUsage(row.Payer, -_billableSize);
            context.DeepMind?.OnRowRam(table, row.PrimaryKey, RamFamily, "add", "secondary_index_update_add_new_payer");
            context.UpdateDbUsage(payer, _billableSize);
        }
        _cache.Update(iterator, rows.Modify(row with { Payer = payer, SecondaryKey = secondary }));
    }

    /// <summary>Iterator of the first entry with a key, the index's end, or -1 without such a table.</summary>
    public int FindSecondary(Name code, Name scope, Name table, TKey secondary, ref ulong primary)
    {
        if (context.FindTable(code, scope, table) is not { } tableId)
            return -1;
        var end = _cache.CacheTable(tableId);
        var row = rows.BySecondary.LowerBound((tableId.Id, secondary, 0));
        return row is not null && row.TableId == tableId.Id && row.SecondaryKey.CompareTo(secondary) == 0 ? Found(row, out primary) : end;
    }

    /// <summary>Iterator of the first entry whose key is not below <paramref name="secondary"/>, which is set to it; the end, or -1.</summary>
    public int LowerboundSecondary(Name code, Name scope, Name table, ref TKey secondary, ref ulong primary)
    {
        if (context.FindTable(code, scope, table) is not { } tableId)
            return -1;
        var end = _cache.CacheTable(tableId);
        var row = rows.BySecondary.LowerBound((tableId.Id, secondary, 0));
        return row is not null && row.TableId == tableId.Id ? Found(row, out primary, out secondary) : end;
    }

    /// <summary>Iterator of the first entry whose key is above <paramref name="secondary"/>, which is set to it; the end, or -1.</summary>
    public int UpperboundSecondary(Name code, Name scope, Name table, ref TKey secondary, ref ulong primary)
    {
        if (context.FindTable(code, scope, table) is not { } tableId)
            return -1;
        var end = _cache.CacheTable(tableId);
        var row = rows.BySecondary.UpperBound((tableId.Id, secondary, ulong.MaxValue));
        return row is not null && row.TableId == tableId.Id ? Found(row, out primary, out secondary) : end;
    }

    /// <summary>The index's end, or -1.</summary>
    public int EndSecondary(Name code, Name scope, Name table) =>
        context.FindTable(code, scope, table) is { } tableId ? _cache.CacheTable(tableId) : -1;

    /// <summary>Iterator of the next entry by secondary key.</summary>
    public int NextSecondary(int iterator, ref ulong primary)
    {
        if (iterator < -1)
            return -1;
        var row = _cache.Get(iterator);
        return rows.BySecondary.Next(row) is { } next && next.TableId == row.TableId
            ? Found(next, out primary)
            : _cache.GetEndIteratorByTableId(row.TableId);
    }

    /// <summary>Iterator of the entry before by secondary key, also from an end; -1 when there is none.</summary>
    public int PreviousSecondary(int iterator, ref ulong primary)
    {
        if (iterator < -1)
        {
            var table = TableOfEnd(iterator);
            return rows.BySecondary.Below((table.Id + 1, rows.Lowest, 0)) is { } last && last.TableId == table.Id ? Found(last, out primary) : -1;
        }
        var row = _cache.Get(iterator);
        return rows.BySecondary.Previous(row) is { } previous && previous.TableId == row.TableId ? Found(previous, out primary) : -1;
    }

    /// <summary>Iterator of the entry with a primary key and its secondary key; the end, or -1.</summary>
    public int FindPrimary(Name code, Name scope, Name table, ref TKey secondary, ulong primary)
    {
        if (context.FindTable(code, scope, table) is not { } tableId)
            return -1;
        var end = _cache.CacheTable(tableId);
        return rows.ByPrimary.Find((tableId.Id, primary)) is { } row ? Found(row, out _, out secondary) : end;
    }

    /// <summary>Iterator of the first entry whose primary key is not below <paramref name="primary"/>; the end, or -1.</summary>
    public int LowerboundPrimary(Name code, Name scope, Name table, ulong primary) =>
        context.FindTable(code, scope, table) is { } tableId ? InTable(tableId, rows.ByPrimary.LowerBound((tableId.Id, primary))) : -1;

    /// <summary>Iterator of the first entry whose primary key is above <paramref name="primary"/>; the end, or -1.</summary>
    public int UpperboundPrimary(Name code, Name scope, Name table, ulong primary) =>
        context.FindTable(code, scope, table) is { } tableId ? InTable(tableId, rows.ByPrimary.UpperBound((tableId.Id, primary))) : -1;

    /// <summary>Iterator of the next entry by primary key.</summary>
    public int NextPrimary(int iterator, ref ulong primary)
    {
        if (iterator < -1)
            return -1;
        var row = _cache.Get(iterator);
        return rows.ByPrimary.Next(row) is { } next && next.TableId == row.TableId
            ? Found(next, out primary)
            : _cache.GetEndIteratorByTableId(row.TableId);
    }

    /// <summary>Iterator of the entry before by primary key, also from an end; -1 when there is none.</summary>
    public int PreviousPrimary(int iterator, ref ulong primary)
    {
        if (iterator < -1)
        {
            var table = TableOfEnd(iterator);
            return rows.ByPrimary.Below((table.Id + 1, 0)) is { } last && last.TableId == table.Id ? Found(last, out primary) : -1;
        }
        var row = _cache.Get(iterator);
        return rows.ByPrimary.Previous(row) is { } previous && previous.TableId == row.TableId ? Found(previous, out primary) : -1;
    }

    private TableIdRow TableOfEnd(int iterator) =>
        _cache.FindTableByEndIterator(iterator) ?? throw ChainErrors.InvalidTableIterator.Error("not a valid end iterator");

    private int InTable(TableIdRow table, SecondaryIndexRow<TKey>? row)
    {
        var end = _cache.CacheTable(table);
        return row is not null && row.TableId == table.Id ? _cache.Add(row) : end;
    }

    private int Found(SecondaryIndexRow<TKey> row, out ulong primary)
    {
        primary = row.PrimaryKey;
        return _cache.Add(row);
    }

    private int Found(SecondaryIndexRow<TKey> row, out ulong primary, out TKey secondary)
    {
        secondary = row.SecondaryKey;
        return Found(row, out primary);
    }
}
