namespace DevNode.State;

/// <summary>
/// All of a chain's state, in memory, with a stack of undo sessions over every table (chainbase database). A session nests
/// in the one before it: transaction in block in fork. Not thread safe: one writer, and readers only while it rests.
/// </summary>
public sealed class ChainDatabase
{
    private readonly Table[] _tables;
    private int _sessions;

    public ChainDatabase() => _tables =
    [
        Accounts, AccountMetadata, AccountRamCorrections, Code, Permissions, PermissionUsages, PermissionLinks, TableIds, KeyValues,
        Index64, Index128, Index256, IndexDouble, IndexLongDouble, GlobalProperties, DynamicGlobalProperties, BlockSummaries,
        Transactions, GeneratedTransactions, ProtocolStates, DatabaseHeaders, ResourceLimits, ResourceUsages, ResourceLimitsConfigs,
        ResourceLimitsStates,
    ];

    public AccountTable Accounts { get; } = new();
    public AccountMetadataTable AccountMetadata { get; } = new();
    public AccountRamCorrectionTable AccountRamCorrections { get; } = new();
    public CodeTable Code { get; } = new();
    public PermissionTable Permissions { get; } = new();
    public Table<PermissionUsageRow> PermissionUsages { get; } = new();
    public PermissionLinkTable PermissionLinks { get; } = new();
    public TableIdTable TableIds { get; } = new();
    public KeyValueTable KeyValues { get; } = new();
    public SecondaryIndexTable<ulong> Index64 { get; } = new(ulong.MinValue, ulong.MaxValue);
    public SecondaryIndexTable<UInt128> Index128 { get; } = new(UInt128.MinValue, UInt128.MaxValue);
    public SecondaryIndexTable<Key256> Index256 { get; } = new(Key256.Lowest, Key256.Highest);
    public SecondaryIndexTable<Float64Key> IndexDouble { get; } = new(Float64Key.Lowest, Float64Key.Highest);
    public SecondaryIndexTable<Float128Key> IndexLongDouble { get; } = new(Float128Key.Lowest, Float128Key.Highest);
    public Table<GlobalPropertyRow> GlobalProperties { get; } = new();
    public Table<DynamicGlobalPropertyRow> DynamicGlobalProperties { get; } = new();
    public Table<BlockSummaryRow> BlockSummaries { get; } = new();
    public TransactionTable Transactions { get; } = new();
    public GeneratedTransactionTable GeneratedTransactions { get; } = new();
    public Table<ProtocolStateRow> ProtocolStates { get; } = new();
    public Table<DatabaseHeaderRow> DatabaseHeaders { get; } = new();
    public ResourceLimitsTable ResourceLimits { get; } = new();
    public ResourceUsageTable ResourceUsages { get; } = new();
    public Table<ResourceLimitsConfigRow> ResourceLimitsConfigs { get; } = new();
    public Table<ResourceLimitsStateRow> ResourceLimitsStates { get; } = new();

    /// <summary>The one row of <see cref="GlobalProperties"/>.</summary>
    public GlobalPropertyRow GlobalProperty => GlobalProperties.Get(0);

    /// <summary>The one row of <see cref="DynamicGlobalProperties"/>.</summary>
    public DynamicGlobalPropertyRow DynamicGlobalProperty => DynamicGlobalProperties.Get(0);

    /// <summary>The one row of <see cref="ProtocolStates"/>.</summary>
    public ProtocolStateRow ProtocolState => ProtocolStates.Get(0);

    /// <summary>The one row of <see cref="ResourceLimitsConfigs"/>.</summary>
    public ResourceLimitsConfigRow ResourceLimitsConfig => ResourceLimitsConfigs.Get(0);

    /// <summary>The one row of <see cref="ResourceLimitsStates"/>.</summary>
    public ResourceLimitsStateRow ResourceLimitsState => ResourceLimitsStates.Get(0);

    /// <summary>Number of the newest session: in a controller, the number of the block it belongs to.</summary>
    public long Revision { get; private set; }

    /// <summary>Sessions that can still be undone are those after this revision.</summary>
    public long UndoStackStart => Revision - _sessions;

    /// <summary>Sets the revision while there is no session; it cannot decrease.</summary>
    public void SetRevision(long revision)
    {
        if (_sessions != 0)
            throw new InvalidOperationException("cannot set revision while there is an existing undo stack");
        if (revision < Revision)
            throw new InvalidOperationException("revision cannot decrease");
        Revision = revision;
    }

    /// <summary>Opens a session; disposing it undoes what happened in it unless it was pushed or squashed.</summary>
    public UndoSession StartUndoSession()
    {
        foreach (var table in _tables)
            table.StartUndoSession();
        _sessions++;
        Revision++;
        return new(this);
    }

    /// <summary>Takes back the newest session; nothing when there is none.</summary>
    public void Undo()
    {
        if (_sessions == 0)
            return;
        foreach (var table in _tables)
            table.Undo();
        _sessions--;
        Revision--;
    }

    /// <summary>Joins the newest session with the one before it.</summary>
    public void Squash()
    {
        if (_sessions == 0)
            return;
        foreach (var table in _tables)
            table.Squash();
        _sessions--;
        Revision--;
    }

    /// <summary>Takes back every session.</summary>
    public void UndoAll()
    {
        while (_sessions > 0)
            Undo();
    }

    /// <summary>Makes everything up to and including a revision final.</summary>
    public void Commit(long revision)
    {
        var count = (int)Math.Min(Math.Min(revision, Revision) - UndoStackStart, _sessions);
        if (count <= 0)
            return;
        foreach (var table in _tables)
            table.Commit(count);
        _sessions -= count;
    }
}

/// <summary>The newest session of a <see cref="ChainDatabase"/> while it is open.</summary>
public sealed class UndoSession : IDisposable
{
    private ChainDatabase? _database;

    internal UndoSession(ChainDatabase database) => _database = database;

    /// <summary>Keeps the session on the stack.</summary>
    public void Push() => _database = null;

    /// <summary>Joins the session with the one before it.</summary>
    public void Squash()
    {
        _database?.Squash();
        _database = null;
    }

    /// <summary>Takes the session back.</summary>
    public void Undo()
    {
        _database?.Undo();
        _database = null;
    }

    public void Dispose() => Undo();
}
