using Antelope;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Tables of contracts. Entries of secondary indices have no lines of their own, only their RAM.</content>
public sealed partial class DeepMindHandler
{
    /// <summary>A table gets its first row.</summary>
    public void OnCreateTable(TableIdRow table) => OnTable("INS", table);

    /// <summary>A table has lost its last row.</summary>
    public void OnRemoveTable(TableIdRow table) => OnTable("REM", table);

    /// <summary>A row is added.</summary>
    public void OnDbStoreI64(TableIdRow table, KeyValueRow row) =>
        log.Log($"DB_OP INS {_actionId} {row.Payer} {PlaceOf(table, row)} {Convert.ToHexStringLower(row.Value)}");

    /// <summary>A row gets another value and perhaps another payer.</summary>
    public void OnDbUpdateI64(TableIdRow table, KeyValueRow row, Name payer, ReadOnlySpan<byte> value) => log.Log(
        $"DB_OP UPD {_actionId} {row.Payer}:{payer} {PlaceOf(table, row)} {Convert.ToHexStringLower(row.Value)}:{Convert.ToHexStringLower(value)}");

    /// <summary>A row is removed.</summary>
    public void OnDbRemoveI64(TableIdRow table, KeyValueRow row) =>
        log.Log($"DB_OP REM {_actionId} {row.Payer} {PlaceOf(table, row)} {Convert.ToHexStringLower(row.Value)}");

    /// <summary>The RAM of a table is about to change.</summary>
    public void OnTableRam(Name code, Name scope, Name table, string operation, string legacyTag) =>
        OnRamTrace($"{code}:{scope}:{table}", "table", operation, legacyTag);

    /// <summary>The RAM of a row or of an entry of a secondary index is about to change.</summary>
    /// <param name="family">"table_row" or "secondary_index".</param>
    public void OnRowRam(TableIdRow table, ulong primaryKey, string family, string operation, string legacyTag) =>
        OnRamTrace($"{table.Code}:{table.Scope}:{table.Table}:{new Name(primaryKey)}", family, operation, legacyTag);

    private void OnTable(string operation, TableIdRow table) =>
        log.Log($"TBL_OP {operation} {_actionId} {table.Code} {table.Scope} {table.Table} {table.Payer}");

    /// <summary>The primary key is written as a name, whatever number it is.</summary>
    private static string PlaceOf(TableIdRow table, KeyValueRow row) => $"{table.Code} {table.Scope} {table.Table} {new Name(row.PrimaryKey)}";
}
