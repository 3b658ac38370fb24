using Antelope;
using DevNode.Chain;
using DevNode.State;

namespace DevNode.Http;

/// <summary>Rows that must exist, and rows of contracts' tables.</summary>
internal static class Rows
{
    /// <summary>Throws nodeos's unknown key error when there is no such account.</summary>
    public static AccountRow Account(ChainDatabase db, Name name) => db.Accounts.ByName.Find(name) ?? throw StdException.UnknownKey(name);

    /// <inheritdoc cref="Account"/>
    public static AccountMetadataRow Metadata(ChainDatabase db, Name name) => db.AccountMetadata.ByName.Find(name) ?? throw StdException.UnknownKey(name);

    /// <summary>An account's code; empty when it has none.</summary>
    public static byte[] Code(ChainDatabase db, AccountMetadataRow metadata) =>
        metadata.CodeHash.IsZero ? [] : db.Code.ByCodeHash.Find((metadata.CodeHash, metadata.VmType, metadata.VmVersion))?.Code ?? [];

    /// <summary>All rows of a table in order of primary key.</summary>
    public static IEnumerable<KeyValueRow> Of(ChainDatabase db, Name code, Name scope, Name table) =>
        db.TableIds.ByCodeScopeTable.Find((code, scope, table)) is { } id
            ? db.KeyValues.ByScopePrimary.From((id.Id, 0)).TakeWhile(r => r.TableId == id.Id)
            : [];

    /// <summary>One row of a table, or null.</summary>
    public static KeyValueRow? Find(ChainDatabase db, Name code, Name scope, Name table, ulong primaryKey) =>
        db.TableIds.ByCodeScopeTable.Find((code, scope, table)) is { } id ? db.KeyValues.ByScopePrimary.Find((id.Id, primaryKey)) : null;
}
