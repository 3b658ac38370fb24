using DevNode.State;

namespace DevNode.Http;

/// <summary>Ranges of ordered indices, in either direction.</summary>
internal static class TableWalk
{
    /// <summary>Rows between two keys, both included.</summary>
    public static IEnumerable<TRow> Range<TRow, TKey>(OrderedIndex<TRow, TKey> index, TKey lower, TKey upper, Func<TRow, TKey> keyOf, bool reverse)
        where TRow : Row where TKey : IComparable<TKey>
    {
        if (!reverse)
            return index.From(lower).TakeWhile(row => keyOf(row).CompareTo(upper) <= 0);
        return Descending(index, lower, upper, keyOf);
    }

    private static IEnumerable<TRow> Descending<TRow, TKey>(OrderedIndex<TRow, TKey> index, TKey lower, TKey upper, Func<TRow, TKey> keyOf)
        where TRow : Row where TKey : IComparable<TKey>
    {
        var row = index.UpperBound(upper) is { } above ? index.Previous(above) : index.Last;
        for (; row is not null && keyOf(row).CompareTo(lower) >= 0; row = index.Previous(row))
            yield return row;
    }
}
