using System.Runtime.CompilerServices;

namespace DevNode.State;

/// <summary>Undo of a table, without its row type.</summary>
public abstract class Table
{
    internal abstract void StartUndoSession();
    internal abstract void Undo();
    internal abstract void Squash();

    /// <summary>Forgets the undo information of the oldest <paramref name="count"/> sessions.</summary>
    internal abstract void Commit(int count);
}

/// <summary>
/// Rows with ordered unique indices and a stack of undo sessions, with the observable behaviour of chainbase's undo_index:
/// ids ascend by creation and return with an undo. Not thread safe.
/// </summary>
public class Table<TRow> : Table where TRow : Row
{
    private readonly List<ITableIndex<TRow>> _indices = [];
    private readonly List<Session> _sessions = [];

    /// <summary>What undoing a session restores: rows that existed at its start, as they were, and the next id.</summary>
    private sealed class Session(long nextId)
    {
        public readonly long NextId = nextId;
        public Dictionary<long, TRow>? Originals;
    }

    public Table() => ById = AddIndex(row => row.Id);

    /// <summary>Rows in order of creation.</summary>
    public OrderedIndex<TRow, long> ById { get; }

    /// <summary>Number of rows.</summary>
    public int Count => ById.Count;

    /// <summary>Id of the row created next.</summary>
    public long NextId { get; private set; }

    /// <summary>Adds an index; only before the first row.</summary>
    protected OrderedIndex<TRow, TKey> AddIndex<TKey>(Func<TRow, TKey> keyOf) where TKey : IComparable<TKey>
    {
        var index = new OrderedIndex<TRow, TKey>(keyOf);
        _indices.Add(index);
        return index;
    }

    /// <summary>The row, or null.</summary>
    public TRow? Find(long id) => ById.Find(id);

    /// <summary>The row; throws <see cref="KeyNotFoundException"/>.</summary>
    public TRow Get(long id) => ById.Find(id) ?? throw NotFound(id);

    /// <summary>Gives the row its id and adds it; throws <see cref="NotUniqueException"/> when a unique key is taken.</summary>
    public TRow Create(TRow row)
    {
        row.Id = NextId;
        for (var i = _indices.Count - 1; i >= 0; i--)
        {
            if (_indices[i].Add(row))
                continue;
            for (i++; i < _indices.Count; i++)
                _indices[i].Remove(row);
            throw new NotUniqueException($"could not insert {typeof(TRow).Name}, most likely a uniqueness constraint was violated");
        }
        NextId++;
        return row;
    }

    /// <summary>Puts a changed copy (<c>row with { … }</c>) in the place of the row with its id.</summary>
    public TRow Modify(TRow changed)
    {
        ref var place = ref ById.Place(changed.Id);
        if (Unsafe.IsNullRef(ref place))
            throw NotFound(changed.Id);
        var before = place;
        // the first index is that by id, which does not change
        for (var i = 1; i < _indices.Count; i++)
            if (!_indices[i].CanReplace(before, changed))
                throw new NotUniqueException($"could not modify {typeof(TRow).Name}, most likely a uniqueness constraint was violated");
        place = changed;
        for (var i = 1; i < _indices.Count; i++)
            _indices[i].Replace(before, changed);
        Remember(before);
        return changed;
    }

    /// <summary>
    /// The row with this row's id, to be changed itself except for what it is ordered by: this one, which must be the current one, or a
    /// copy in its place where an undo session is to restore it. Without a session, as in a replay, and after the first change in one
    /// nothing is copied.
    /// </summary>
    internal TRow Writable(TRow row)
    {
        if (!Remember(row))
            return row;
        var copy = row with { };
        foreach (var index in _indices)
            index.Replace(row, copy);
        return copy;
    }

    /// <summary>Removes the row with this row's id.</summary>
    public void Remove(TRow row)
    {
        var current = Get(row.Id);
        foreach (var index in _indices)
            index.Remove(current);
        Remember(current);
    }

    internal override void StartUndoSession() => _sessions.Add(new(NextId));

    internal override void Undo()
    {
        var session = _sessions[^1];
        _sessions.RemoveAt(_sessions.Count - 1);
        while (ById.Last is { } last && last.Id >= session.NextId)
            foreach (var index in _indices)
                index.Remove(last);
        if (session.Originals is { } originals)
        {
            foreach (var id in originals.Keys)
                if (Find(id) is { } current)
                    foreach (var index in _indices)
                        index.Remove(current);
            foreach (var original in originals.Values)
                foreach (var index in _indices)
                    index.Add(original);
        }
        NextId = session.NextId;
    }

    internal override void Squash()
    {
        var session = _sessions[^1];
        _sessions.RemoveAt(_sessions.Count - 1);
        if (_sessions.Count == 0 || session.Originals is not { } originals)
            return;
        var below = _sessions[^1];
        if (below.Originals is null && below.NextId == session.NextId)
        {
            below.Originals = originals;
            return;
        }
        foreach (var (id, original) in originals)
            if (id < below.NextId)
                (below.Originals ??= []).TryAdd(id, original);
    }

    internal override void Commit(int count) => _sessions.RemoveRange(0, count);

    private static KeyNotFoundException NotFound(long id) => new($"{typeof(TRow).Name} has no row {id}");

    /// <summary>True when the newest session is to restore the row as it is; false without a session, when it made the row, or remembers how it was.</summary>
    private bool Remember(TRow before) =>
        _sessions.Count > 0 && _sessions[^1] is var session && before.Id < session.NextId && (session.Originals ??= []).TryAdd(before.Id, before);
}
