using Antelope;
using Antelope.Chain;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>Permissions, their links, and whether transactions are authorized (nodeos authorization_manager.cpp).</summary>
public sealed partial class AuthorizationManager(IChainContext context, ChainDatabase database)
{
    /// <summary>Reserves permission 0, so that parent 0 means none.</summary>
    public void InitializeDatabase() => database.Permissions.Create(new());

    /// <summary>Creates a permission with its usage row; throws unactivated_key_type.</summary>
    /// <param name="parent">Id of the parent permission, 0 for none.</param>
    /// <param name="creationTime">The pending block's time when left out.</param>
    public PermissionRow CreatePermission(Name account, Name name, long parent, Authority authority, TimePoint creationTime = default)
    {
        RequireActivatedKeyTypes(authority, "creating");
        var time = creationTime == default ? context.PendingBlockTime : creationTime;
        var usage = database.PermissionUsages.Create(new() { LastUsed = time });
        var permission = database.Permissions.Create(new()
        {
            UsageId = usage.Id,
            Parent = parent,
            Owner = account,
            Name = name,
            LastUpdated = time,
            Auth = authority,
        });
        context.DeepMind?.OnCreatePermission(permission);
        return permission;
    }

    /// <summary>Gives a permission another authority; throws unactivated_key_type.</summary>
    public PermissionRow ModifyPermission(PermissionRow permission, Authority authority)
    {
        RequireActivatedKeyTypes(authority, "modifying");
        var changed = database.Permissions.Modify(permission with { Auth = authority, LastUpdated = context.PendingBlockTime });
        context.DeepMind?.OnModifyPermission(permission, changed);
        return changed;
    }

    /// <summary>Removes a permission without children; throws action_validate_exception when it has some.</summary>
    public void RemovePermission(PermissionRow permission)
    {
        ChainErrors.ActionValidateException.Assert(
            database.Permissions.ByParent.LowerBound((permission.Id, 0)) is not { } child || child.Parent != permission.Id,
            "Cannot remove a permission which has children. Remove the children first.");
        database.PermissionUsages.Remove(database.PermissionUsages.Get(permission.UsageId));
        context.DeepMind?.OnRemovePermission(permission);
        database.Permissions.Remove(permission);
    }

    /// <summary>Notes that a permission is used now.</summary>
    public void UpdatePermissionUsage(PermissionRow permission) =>
        database.PermissionUsages.Writable(database.PermissionUsages.Get(permission.UsageId)).LastUsed = context.PendingBlockTime;

    public TimePoint GetPermissionLastUsed(PermissionRow permission) => database.PermissionUsages.Get(permission.UsageId).LastUsed;

    /// <summary>The permission, or null; throws invalid_permission for empty names.</summary>
    public PermissionRow? FindPermission(PermissionLevel level)
    {
        if (level.Actor.IsEmpty || level.Permission.IsEmpty)
            throw ChainErrors.InvalidPermission.Error("Invalid permission").Append($"Failed to retrieve permission: {level.ToVariant():level}");
        return database.Permissions.ByOwner.Find((level.Actor, level.Permission));
    }

    /// <summary>The permission; throws permission_query_exception when there is none, invalid_permission for empty names.</summary>
    public PermissionRow GetPermission(PermissionLevel level) =>
        FindPermission(level) ?? throw new ChainException(ChainErrors.PermissionQueryException, NotFound(level) with { IsWarning = true });

    /// <summary>True when <paramref name="permission"/> is <paramref name="other"/> or one of its ancestors.</summary>
    public bool Satisfies(PermissionRow permission, PermissionRow other)
    {
        if (permission.Owner != other.Owner)
            return false;
        if (permission.Id == other.Id)
            return true;
        for (var parent = other.Parent; parent != 0; parent = database.Permissions.Get(parent).Parent)
        {
            if (parent == permission.Id)
                return true;
        }
        return false;
    }

    /// <summary>The permission linked to an action, by its own name or by the whole contract; null without a link.</summary>
    public Name? LookupLinkedPermission(Name authorizer, Name scope, Name actionName)
    {
        var links = database.PermissionLinks.ByActionName;
        return (links.Find((authorizer, scope, actionName)) ?? links.Find((authorizer, scope, default)))?.RequiredPermission;
    }

    /// <summary>The permission that an action needs at least; null when any permission will do (eosio.any).</summary>
    public Name? LookupMinimumPermission(Name authorizer, Name scope, Name actionName)
    {
        ChainErrors.UnlinkableMinPermissionAction.Assert(scope != Config.SystemAccountName || !NativeActionNames.Unlinkable.Contains(actionName),
            "cannot call lookup_minimum_permission on native actions that are not allowed to be linked to minimum permissions");
        var linked = LookupLinkedPermission(authorizer, scope, actionName) ?? Config.ActiveName;
        return linked == Config.EosioAnyName ? default(Name?) : linked;
    }

    private static ErrorStep NotFound(PermissionLevel level) => ErrorStep.Of(
        $"Failed to retrieve permission: {level.ToVariant():level} ({StdException.UnknownKey(level.Actor, level.Permission).Message:what})");

    private void RequireActivatedKeyTypes(Authority authority, string doing)
    {
        var supported = database.ProtocolState.NumSupportedKeyTypes;
        foreach (var key in authority.Keys)
            ChainErrors.UnactivatedKeyType.Assert((uint)key.Key.Type < supported, $"Unactivated key type used when {doing} permission");
    }
}
