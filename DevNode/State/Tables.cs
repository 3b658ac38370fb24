using Antelope;

namespace DevNode.State;

/// <summary>Accounts, by name.</summary>
public sealed class AccountTable : Table<AccountRow>
{
    public AccountTable() => ByName = AddIndex(row => row.Name);
    public OrderedIndex<AccountRow, Name> ByName { get; }
}

/// <summary>Account metadata, by name.</summary>
public sealed class AccountMetadataTable : Table<AccountMetadataRow>
{
    public AccountMetadataTable() => ByName = AddIndex(row => row.Name);
    public OrderedIndex<AccountMetadataRow, Name> ByName { get; }
}

/// <summary>RAM corrections, by account.</summary>
public sealed class AccountRamCorrectionTable : Table<AccountRamCorrectionRow>
{
    public AccountRamCorrectionTable() => ByName = AddIndex(row => row.Name);
    public OrderedIndex<AccountRamCorrectionRow, Name> ByName { get; }
}

/// <summary>Code, by hash and virtual machine.</summary>
public sealed class CodeTable : Table<CodeRow>
{
    public CodeTable() => ByCodeHash = AddIndex(row => (row.CodeHash, row.VmType, row.VmVersion));
    public OrderedIndex<CodeRow, (Checksum256 CodeHash, byte VmType, byte VmVersion)> ByCodeHash { get; }
}

/// <summary>Permissions, by parent, owner and name.</summary>
public sealed class PermissionTable : Table<PermissionRow>
{
    public PermissionTable()
    {
        ByParent = AddIndex(row => (row.Parent, row.Id));
        ByOwner = AddIndex(row => (row.Owner, row.Name));
        ByName = AddIndex(row => (row.Name, row.Id));
    }

    public OrderedIndex<PermissionRow, (long Parent, long Id)> ByParent { get; }
    public OrderedIndex<PermissionRow, (Name Owner, Name Name)> ByOwner { get; }
    public OrderedIndex<PermissionRow, (Name Name, long Id)> ByName { get; }
}

/// <summary>Permission links, by action and by permission.</summary>
public sealed class PermissionLinkTable : Table<PermissionLinkRow>
{
    public PermissionLinkTable()
    {
        ByActionName = AddIndex(row => (row.Account, row.Code, row.MessageType));
        ByPermissionName = AddIndex(row => (row.Account, row.RequiredPermission, row.Id));
    }

    public OrderedIndex<PermissionLinkRow, (Name Account, Name Code, Name MessageType)> ByActionName { get; }
    public OrderedIndex<PermissionLinkRow, (Name Account, Name RequiredPermission, long Id)> ByPermissionName { get; }
}

/// <summary>Contracts' tables, by code, scope and table name.</summary>
public sealed class TableIdTable : Table<TableIdRow>
{
    public TableIdTable() => ByCodeScopeTable = AddIndex(row => (row.Code, row.Scope, row.Table));
    public OrderedIndex<TableIdRow, (Name Code, Name Scope, Name Table)> ByCodeScopeTable { get; }
}

/// <summary>Rows of contracts' tables, by table and primary key.</summary>
public sealed class KeyValueTable : Table<KeyValueRow>
{
    public KeyValueTable() => ByScopePrimary = AddIndex(row => (row.TableId, row.PrimaryKey));
    public OrderedIndex<KeyValueRow, (long TableId, ulong PrimaryKey)> ByScopePrimary { get; }
}

/// <summary>Entries of contracts' secondary indices of one key type, by table and primary or secondary key.</summary>
public sealed class SecondaryIndexTable<TKey> : Table<SecondaryIndexRow<TKey>> where TKey : struct, IComparable<TKey>
{
    /// <param name="lowest">The key that no other is below.</param>
    /// <param name="highest">The key that no other is above.</param>
    public SecondaryIndexTable(TKey lowest, TKey highest)
    {
        (Lowest, Highest) = (lowest, highest);
        ByPrimary = AddIndex(row => (row.TableId, row.PrimaryKey));
        BySecondary = AddIndex(row => (row.TableId, row.SecondaryKey, row.PrimaryKey));
    }

    public TKey Lowest { get; }
    public TKey Highest { get; }
    public OrderedIndex<SecondaryIndexRow<TKey>, (long TableId, ulong PrimaryKey)> ByPrimary { get; }
    public OrderedIndex<SecondaryIndexRow<TKey>, (long TableId, TKey SecondaryKey, ulong PrimaryKey)> BySecondary { get; }
}

/// <summary>Transactions within their lifetime, by id and expiration.</summary>
public sealed class TransactionTable : Table<TransactionRow>
{
    public TransactionTable()
    {
        ByTrxId = AddIndex(row => row.TrxId);
        ByExpiration = AddIndex(row => (row.Expiration, row.Id));
    }

    public OrderedIndex<TransactionRow, Checksum256> ByTrxId { get; }
    public OrderedIndex<TransactionRow, (TimePointSec Expiration, long Id)> ByExpiration { get; }
}

/// <summary>Waiting transactions, by id, expiration, due time and sender.</summary>
public sealed class GeneratedTransactionTable : Table<GeneratedTransactionRow>
{
    public GeneratedTransactionTable()
    {
        ByTrxId = AddIndex(row => row.TrxId);
        ByExpiration = AddIndex(row => (row.Expiration, row.Id));
        ByDelay = AddIndex(row => (row.DelayUntil, row.Id));
        BySenderId = AddIndex(row => (row.Sender, row.SenderId));
    }

    public OrderedIndex<GeneratedTransactionRow, Checksum256> ByTrxId { get; }
    public OrderedIndex<GeneratedTransactionRow, (TimePoint Expiration, long Id)> ByExpiration { get; }
    public OrderedIndex<GeneratedTransactionRow, (TimePoint DelayUntil, long Id)> ByDelay { get; }
    public OrderedIndex<GeneratedTransactionRow, (Name Sender, UInt128 SenderId)> BySenderId { get; }
}

/// <summary>Limits of accounts, those in effect before pending ones, by account.</summary>
public sealed class ResourceLimitsTable : Table<ResourceLimitsRow>
{
    public ResourceLimitsTable() => ByOwner = AddIndex(row => (row.Pending, row.Owner));
    public OrderedIndex<ResourceLimitsRow, (bool Pending, Name Owner)> ByOwner { get; }
}

/// <summary>Usage of accounts, by account.</summary>
public sealed class ResourceUsageTable : Table<ResourceUsageRow>
{
    public ResourceUsageTable() => ByOwner = AddIndex(row => row.Owner);
    public OrderedIndex<ResourceUsageRow, Name> ByOwner { get; }
}
