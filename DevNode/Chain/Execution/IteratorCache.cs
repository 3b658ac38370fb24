using DevNode.State;

namespace DevNode.Chain;

/// <summary>
/// The numbers by which a contract knows rows of one index during an action (nodeos apply_context iterator_cache): 0 and up for
/// rows, -2 and down for ends of tables, -1 for neither.
/// </summary>
public sealed class IteratorCache<TRow> where TRow : Row
{
    private readonly List<TableIdRow> _ends = [];
    private readonly List<TRow?> _rows = [];
    private RowNumbers _tables;
    private RowNumbers _iterators;

    /// <summary>Remembers a table and gives its end iterator.</summary>
    public int CacheTable(TableIdRow table)
    {
        var index = _tables.Find(table.Id);
        if (index < 0)
        {
            index = _ends.Count;
            _ends.Add(table);
            _tables.Add(table.Id, index);
        }
        return EndOf(index);
    }

    /// <summary>A table remembered before; its row as of then.</summary>
    public TableIdRow GetTable(long tableId) => _ends[Known(tableId)];

    public int GetEndIteratorByTableId(long tableId) => EndOf(Known(tableId));

    /// <summary>The table with this end iterator, or null.</summary>
    public TableIdRow? FindTableByEndIterator(int end)
    {
        ChainErrors.InvalidTableIterator.Assert(end < -1, "not an end iterator");
        var index = -(long)end - 2;
        return index < _ends.Count ? _ends[(int)index] : null;
    }

    /// <summary>The row of an iterator; throws for ends, unknown iterators and removed rows.</summary>
    public TRow Get(int iterator)
    {
        Require(iterator, "dereference of end iterator");
        return _rows[iterator] ?? throw ChainErrors.TableOperationNotPermitted.Error("dereference of deleted object");
    }

    /// <summary>Forgets the row of an iterator.</summary>
    public void Remove(int iterator)
    {
        Require(iterator, "cannot call remove on end iterators");
        if (_rows[iterator] is not { } row)
            return;
        _rows[iterator] = null;
        _iterators.Remove(row.Id);
    }

    /// <summary>The iterator of a row, a new one when it has none yet.</summary>
    public int Add(TRow row)
    {
        if (_iterators.Find(row.Id) is var iterator and >= 0)
            return iterator;
        _rows.Add(row);
        _iterators.Add(row.Id, _rows.Count - 1);
        return _rows.Count - 1;
    }

    /// <summary>Puts the changed version of a row behind its iterator.</summary>
    public void Update(int iterator, TRow changed) => _rows[iterator] = changed;

    private void Require(int iterator, string endMessage)
    {
        ChainErrors.InvalidTableIterator.Assert(iterator != -1, "invalid iterator");
        ChainErrors.TableOperationNotPermitted.Assert(iterator >= 0, endMessage);
        ChainErrors.InvalidTableIterator.Assert(iterator < _rows.Count, "iterator out of range");
    }

    private static int EndOf(int index) => -(index + 2);

    private int Known(long tableId)
    {
        var index = _tables.Find(tableId);
        return index >= 0 ? index : throw ChainErrors.TableNotInCache.Error("an invariant was broken, table should be in cache");
    }
}
