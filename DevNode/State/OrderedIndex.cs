namespace DevNode.State;

/// <summary>What a <see cref="Table{TRow}"/> needs of each of its indices.</summary>
internal interface ITableIndex<TRow> where TRow : Row
{
    bool Add(TRow row);
    void Remove(TRow row);
    void Replace(TRow before, TRow after);

    /// <summary>True when <paramref name="after"/> keeps the key of <paramref name="before"/> or takes a free one.</summary>
    bool CanReplace(TRow before, TRow after);
}

/// <summary>A unique order of a table's rows (a chainbase ordered_unique index). Null stands for the end.</summary>
public sealed class OrderedIndex<TRow, TKey> : ITableIndex<TRow> where TRow : Row where TKey : IComparable<TKey>
{
    private readonly BPlusTree<TRow, TKey> _tree;

    internal OrderedIndex(Func<TRow, TKey> keyOf) => _tree = new(keyOf);

    /// <summary>Number of rows.</summary>
    public int Count => _tree.Count;

    /// <summary>The row with the smallest key.</summary>
    public TRow? First => _tree.First;

    /// <summary>The row with the largest key.</summary>
    public TRow? Last => _tree.Last;

    /// <summary>The row with exactly this key.</summary>
    public TRow? Find(TKey key) => _tree.Find(key);

    /// <summary>Where the row with this key is kept, until the next change; a null reference without one.</summary>
    internal ref TRow Place(TKey key) => ref _tree.Place(key);

    /// <summary>The first row whose key is not below <paramref name="key"/>.</summary>
    public TRow? LowerBound(TKey key) => _tree.LowerBound(key);

    /// <summary>The first row whose key is above <paramref name="key"/>.</summary>
    public TRow? UpperBound(TKey key) => _tree.UpperBound(key);

    /// <summary>The last row whose key is below <paramref name="key"/>.</summary>
    public TRow? Below(TKey key) => _tree.Below(key);

    /// <summary>The row after this one.</summary>
    public TRow? Next(TRow row) => _tree.UpperBound(_tree.KeyOf(row));

    /// <summary>The row before this one.</summary>
    public TRow? Previous(TRow row) => _tree.Below(_tree.KeyOf(row));

    /// <summary>All rows in order; the table must not change while they are read.</summary>
    public IEnumerable<TRow> All() => _tree.All();

    /// <summary>Rows in order from <see cref="LowerBound"/> of the key on; the table must not change while they are read.</summary>
    public IEnumerable<TRow> From(TKey key) => _tree.From(key);

    bool ITableIndex<TRow>.Add(TRow row) => _tree.Add(row);
    void ITableIndex<TRow>.Remove(TRow row) => _tree.Remove(_tree.KeyOf(row));

    bool ITableIndex<TRow>.CanReplace(TRow before, TRow after) =>
        _tree.KeyOf(before).CompareTo(_tree.KeyOf(after)) == 0 || _tree.Find(_tree.KeyOf(after)) is null;

    void ITableIndex<TRow>.Replace(TRow before, TRow after)
    {
        if (_tree.KeyOf(before).CompareTo(_tree.KeyOf(after)) == 0)
        {
            _tree.Replace(after);
            return;
        }
        _tree.Remove(_tree.KeyOf(before));
        _tree.Add(after);
    }
}
