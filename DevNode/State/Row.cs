namespace DevNode.State;

/// <summary>
/// One row of a <see cref="Table{TRow}"/>. Change it with <c>table.Modify(row with { … })</c>, or what has a setter, the numbers that
/// most transactions change, with <c>table.Writable(row).X = …</c>; keep no reference to a row across a change of the same row.
/// </summary>
public abstract record Row
{
    /// <summary>Number in order of creation within the table, from 0; given back when the creation is undone (chainbase oid). -1 until created.</summary>
    public long Id { get; internal set; } = -1;
}
