using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>Permissions in a snapshot: the parent by name, the last use inlined (nodeos snapshot_permission_object).</summary>
internal static class PermissionSnapshot
{
    public const string Section = "eosio::chain::permission_object";

    public static void Pack(PackWriter writer, PermissionRow row, ChainDatabase db)
    {
        db.Permissions.Get(row.Parent).Name.Pack(writer);
        row.Owner.Pack(writer);
        row.Name.Pack(writer);
        row.LastUpdated.Pack(writer);
        db.PermissionUsages.Get(row.UsageId).LastUsed.Pack(writer);
        row.Auth.Pack(writer);
    }

    /// <summary>Reads a row and creates it with its usage; the first is the reserved permission, which has none.</summary>
    public static void Create(ref PackReader reader, ChainDatabase db)
    {
        var parent = Name.Unpack(ref reader);
        var row = new PermissionRow { Owner = Name.Unpack(ref reader), Name = Name.Unpack(ref reader), LastUpdated = TimePoint.Unpack(ref reader) };
        var lastUsed = TimePoint.Unpack(ref reader);
        row = row with { Auth = Authority.Unpack(ref reader) };
        if (db.Permissions.NextId == 0)
        {
            ChainErrors.SnapshotException.Assert(parent.IsEmpty && row.Owner.IsEmpty && row.Name.IsEmpty, "Unexpected contents of reserved permission 0");
            db.Permissions.Create(row);
            return;
        }
        var parentId = parent.IsEmpty
            ? 0
            : db.Permissions.ByOwner.Find((row.Owner, parent))?.Id
                ?? throw ChainErrors.SnapshotException.Error($"the snapshot has permission {row.Owner}@{row.Name} before its parent {parent}");
        db.Permissions.Create(row with { Parent = parentId, UsageId = db.PermissionUsages.Create(new() { LastUsed = lastUsed }).Id });
    }
}
