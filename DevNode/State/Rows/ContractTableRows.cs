using Antelope;

namespace DevNode.State;

/// <summary>A contract's table: the number that its rows carry, and how many there are (nodeos table_id_object).</summary>
public sealed record TableIdRow : Row
{
    public Name Code { get; init; }
    public Name Scope { get; init; }
    public Name Table { get; init; }
    public Name Payer { get; init; }

    /// <summary>Rows of the primary and all secondary indices.</summary>
    public uint Count { get; init; }
}

/// <summary>A row of a contract's table with its primary key (nodeos key_value_object).</summary>
public sealed record KeyValueRow : Row
{
    /// <summary>Id of the <see cref="TableIdRow"/>.</summary>
    public long TableId { get; init; }
    public ulong PrimaryKey { get; init; }
    public Name Payer { get; init; }
    public byte[] Value { get; init; } = [];
}

/// <summary>An entry of a contract's secondary index (nodeos index64_object and its siblings).</summary>
public sealed record SecondaryIndexRow<TKey> : Row where TKey : struct, IComparable<TKey>
{
    /// <summary>Id of the <see cref="TableIdRow"/>.</summary>
    public long TableId { get; init; }
    public ulong PrimaryKey { get; init; }
    public Name Payer { get; init; }
    public TKey SecondaryKey { get; init; }
}
