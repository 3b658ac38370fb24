using Antelope.Json;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Permissions. What the chain changes of eosio.prods by itself has no line.</content>
public sealed partial class DeepMindHandler
{
    /// <summary>An account gets a permission.</summary>
    public void OnCreatePermission(PermissionRow permission) => OnPermission("INS", permission.Id, DeepMindRows.Of(permission));

    /// <summary>A permission gets another authority.</summary>
    public void OnModifyPermission(PermissionRow old, PermissionRow changed) =>
        OnPermission("UPD", changed.Id, new VariantObject { { "old", DeepMindRows.Of(old) }, { "new", DeepMindRows.Of(changed) } });

    /// <summary>A permission is removed.</summary>
    public void OnRemovePermission(PermissionRow permission) => OnPermission("REM", permission.Id, DeepMindRows.Of(permission));

    private void OnPermission(string operation, long id, Variant data) => log.Log($"PERM_OP {operation} {_actionId} {id} {JsonText.Write(data)}");
}
