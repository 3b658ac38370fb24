namespace DevNode.Chain;

/// <summary>
/// Numbers of rows by their id. Most actions touch one or two rows, for which comparing is quicker than hashing; a contract that touches
/// many must not make it slow. Not to be copied.
/// </summary>
internal struct RowNumbers
{
    private const int Compared = 8;
    private (long Id, int Number)[]? _few;
    private int _count;
    private Dictionary<long, int>? _many;

    /// <summary>The number of a row, -1 for none.</summary>
    public readonly int Find(long id)
    {
        if (_many is not null)
            return _many.TryGetValue(id, out var number) ? number : -1;
        for (var i = 0; i < _count; i++)
        {
            if (_few![i].Id == id)
                return _few[i].Number;
        }
        return -1;
    }

    /// <summary>Adds a row that has no number.</summary>
    public void Add(long id, int number)
    {
        if (_many is null && _count < Compared)
        {
            _few ??= new (long, int)[2];
            if (_count == _few.Length)
                Array.Resize(ref _few, 2 * _count);
            _few[_count++] = (id, number);
            return;
        }
        _many ??= _few!.ToDictionary(row => row.Id, row => row.Number);
        _many.Add(id, number);
    }

    /// <summary>Takes a row's number away.</summary>
    public void Remove(long id)
    {
        if (_many is not null)
        {
            _many.Remove(id);
            return;
        }
        for (var i = 0; i < _count; i++)
        {
            if (_few![i].Id != id)
                continue;
            _few[i] = _few[--_count];
            return;
        }
    }
}
