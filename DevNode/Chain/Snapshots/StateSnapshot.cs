using Antelope;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>
/// The whole state as nodeos's portable snapshot, chain snapshot version 6: sections in nodeos's order, rows in order of their creation
/// (nodeos controller.cpp add_to_snapshot, read_from_snapshot). Versions 2 to 5 are read too, and version 8, which is Spring's.
/// </summary>
public static class StateSnapshot
{
    private const uint Version = 6;
    private const uint OldestVersion = 2;
    private const string HeaderSection = "eosio::chain::chain_snapshot_header";
    private const string BlockStateSection = "eosio::chain::block_state";

    /// <summary>Writes the state after the block whose header state is <paramref name="head"/>.</summary>
    public static void Write(ISnapshotWriter snapshot, ChainDatabase db, BlockHeaderState head)
    {
        var buffer = new PackWriter(4096);
        WriteRow(HeaderSection, w => w.WriteUInt32(Version));
        WriteRow(BlockStateSection, head.Pack);
        WriteTable(db.Accounts, SnapshotRows.Account);
        WriteTable(db.AccountMetadata, SnapshotRows.AccountMetadata);
        WriteTable(db.AccountRamCorrections, SnapshotRows.AccountRamCorrection);
        WriteTable(db.GlobalProperties, SnapshotRows.GlobalProperty);
        WriteTable(db.ProtocolStates, SnapshotRows.ProtocolState);
        WriteTable(db.DynamicGlobalProperties, SnapshotRows.DynamicGlobalProperty);
        WriteTable(db.BlockSummaries, SnapshotRows.BlockSummary);
        WriteTable(db.Transactions, SnapshotRows.Transaction);
        WriteTable(db.GeneratedTransactions, SnapshotRows.GeneratedTransaction);
        WriteTable(db.Code, SnapshotRows.Code);
        ContractTableSnapshot.Write(snapshot, buffer, db);
        WriteTable(db.Permissions, new(PermissionSnapshot.Section, (w, r) => PermissionSnapshot.Pack(w, r, db), null!));
        WriteTable(db.PermissionLinks, SnapshotRows.PermissionLink);
        WriteTable(db.ResourceLimits, SnapshotRows.ResourceLimits);
        WriteTable(db.ResourceUsages, SnapshotRows.ResourceUsage);
        WriteTable(db.ResourceLimitsStates, SnapshotRows.ResourceLimitsState);
        WriteTable(db.ResourceLimitsConfigs, SnapshotRows.ResourceLimitsConfig);

        void WriteRow(string section, Action<PackWriter> pack)
        {
            snapshot.StartSection(section);
            buffer.Clear();
            pack(buffer);
            snapshot.WriteRow(buffer.Written);
            snapshot.EndSection();
        }

        void WriteTable<TRow>(Table<TRow> table, SnapshotRow<TRow> format) where TRow : Row
        {
            snapshot.StartSection(format.Section);
            foreach (var row in table.ById.All())
            {
                buffer.Clear();
                format.Pack(buffer, row);
                snapshot.WriteRow(buffer.Written);
            }
            snapshot.EndSection();
        }
    }

    /// <summary>The block whose state a snapshot is.</summary>
    public static BlockHeaderState HeadOf(SnapshotFile snapshot)
    {
        var reader = new PackReader(snapshot.Section(BlockStateSection).Data.Span);
        var version = VersionOf(snapshot);
        return version == SpringSnapshot.Version ? SpringSnapshot.UnpackHead(ref reader) : BlockHeaderState.Unpack(ref reader, legacy: version == 2);
    }

    /// <summary>The chain a snapshot is of.</summary>
    public static Checksum256 ChainIdOf(SnapshotFile snapshot)
    {
        var reader = new PackReader(snapshot.Section(SnapshotRows.GlobalProperty.Section).Data.Span);
        return SnapshotRows.GlobalPropertyOf(snapshot, VersionOf(snapshot)).Unpack(ref reader).ChainId;
    }

    private static uint VersionOf(SnapshotFile snapshot)
    {
        var version = new PackReader(snapshot.Section(HeaderSection).Data.Span).ReadUInt32();
        ChainErrors.SnapshotValidationException.Assert(version is (>= OldestVersion and <= Version) or SpringSnapshot.Version,
            $"Unsupported version of chain snapshot: {version}. Supported version must be between {OldestVersion} and {Version} inclusive, or {SpringSnapshot.Version} (Spring 1.0.1 and later).");
        return version;
    }

    /// <summary>
    /// Fills an empty database and gives the header state of the snapshot's block; snapshot_exception for another version or rows that do
    /// not form a state.
    /// </summary>
    public static BlockHeaderState Read(SnapshotFile snapshot, ChainDatabase db)
    {
        try
        {
            return ReadRows(snapshot, db);
        }
        catch (Exception e) when (e is PackException or NotUniqueException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw ChainErrors.SnapshotException.Error($"Binary snapshot validation threw an exception ({e.Message})");
        }
    }

    private static BlockHeaderState ReadRows(SnapshotFile snapshot, ChainDatabase db)
    {
        var version = VersionOf(snapshot);
        var head = HeadOf(snapshot);
        db.DatabaseHeaders.Create(new());
        ReadTable(db.Accounts, SnapshotRows.Account);
        ReadTable(db.AccountMetadata, SnapshotRows.AccountMetadata);
        ReadTable(db.AccountRamCorrections, SnapshotRows.AccountRamCorrection);
        ReadTable(db.GlobalProperties, SnapshotRows.GlobalPropertyOf(snapshot, version));
        ReadTable(db.ProtocolStates, SnapshotRows.ProtocolState);
        ReadTable(db.DynamicGlobalProperties, SnapshotRows.DynamicGlobalProperty);
        ReadTable(db.BlockSummaries, SnapshotRows.BlockSummary);
        ReadTable(db.Transactions, SnapshotRows.Transaction);
        ReadTable(db.GeneratedTransactions, SnapshotRows.GeneratedTransaction);
        ReadTable(db.Code, SnapshotRows.Code);
        if (version == SpringSnapshot.Version)
            SpringSnapshot.ReadContractTables(snapshot, db);
        else
            ContractTableSnapshot.Read(snapshot, db);
        var permissions = new PackReader(snapshot.Section(PermissionSnapshot.Section).Data.Span);
        while (permissions.Remaining > 0)
            PermissionSnapshot.Create(ref permissions, db);
        ReadTable(db.PermissionLinks, SnapshotRows.PermissionLink);
        ReadTable(db.ResourceLimits, SnapshotRows.ResourceLimits);
        ReadTable(db.ResourceUsages, SnapshotRows.ResourceUsage);
        ReadTable(db.ResourceLimitsStates, SnapshotRows.ResourceLimitsState);
        ReadTable(db.ResourceLimitsConfigs, SnapshotRows.ResourceLimitsConfig);
        return head;

        void ReadTable<TRow>(Table<TRow> table, SnapshotRow<TRow> format) where TRow : Row
        {
            var (rows, data) = snapshot.Section(format.Section);
            var reader = new PackReader(data.Span);
            ulong read = 0;
            for (; reader.Remaining > 0; read++)
                table.Create(format.Unpack(ref reader));
            ChainErrors.SnapshotValidationException.Assert(read == rows, $"section {format.Section} has {read} rows, not {rows}");
        }
    }
}
