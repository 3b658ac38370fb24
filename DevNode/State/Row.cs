namespace DevNode.State;

/// <summary>
/// One immutable row of a <see cref="Table{TRow}"/>. Change it with <c>table.Modify(row with { … })</c>;
/// keep no reference to a row across a change of the same row.
/// </summary>
public abstract record Row
{
    /// <summary>Number in order of creation within the table, from 0; given back when the creation is undone (chainbase oid). -1 until created.</summary>
    public long Id { get; internal set; } = -1;
}
