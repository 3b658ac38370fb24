using System.Diagnostics;
using DevNode.State;

namespace DevNode.Http;

/// <summary>Ranges of ordered indices, in either direction, and the time a walk may take.</summary>
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

    /// <summary>A condition that fails once the milliseconds a request asks for are over; without them the limit of rows bounds a walk.</summary>
    public static Func<bool> Within(uint? milliseconds)
    {
        if (milliseconds is not { } limit)
            return () => true;
        var start = Stopwatch.GetTimestamp();
        return () => Stopwatch.GetElapsedTime(start).TotalMilliseconds <= limit;
    }

    private static IEnumerable<TRow> Descending<TRow, TKey>(OrderedIndex<TRow, TKey> index, TKey lower, TKey upper, Func<TRow, TKey> keyOf)
        where TRow : Row where TKey : IComparable<TKey>
    {
        var row = index.UpperBound(upper) is { } above ? index.Previous(above) : index.Last;
        for (; row is not null && keyOf(row).CompareTo(lower) >= 0; row = index.Previous(row))
            yield return row;
    }
}
