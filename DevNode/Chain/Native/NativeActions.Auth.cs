using Antelope.Chain;

namespace DevNode.Chain;

/// <content>eosio::updateauth, deleteauth, linkauth and unlinkauth.</content>
internal static partial class NativeActions
{
    private static void UpdateAuth(ApplyContext context)
    {
        var update = context.Act.DataAs<UpdateAuth>();
        context.RequireAuthorization(update.Account);
        ValidateUpdateAuth(context, update);
        var authorization = context.Chain.Authorization;
        var permission = authorization.FindPermission(new(update.Account, update.Permission));
        var parent = update.Permission == Config.OwnerName ? 0 : authorization.GetPermission(new(update.Account, update.Parent)).Id;
        if (permission is null)
        {
            var created = authorization.CreatePermission(update.Account, update.Permission, parent, update.Auth);
            context.DeepMind?.OnRamTrace(created.Id, "auth", "add", "updateauth_create");
            context.AddRamUsage(update.Account, BillableSizes.Permission + created.Auth.BillableSize());
            return;
        }
        ChainErrors.ActionValidateException.Assert(parent == permission.Parent, "Changing parent authority is not currently supported");
        var modified = authorization.ModifyPermission(permission, update.Auth);
        context.DeepMind?.OnRamTrace(permission.Id, "auth", "update", "updateauth_update");
        context.AddRamUsage(permission.Owner, modified.Auth.BillableSize() - permission.Auth.BillableSize());
    }

    private static void ValidateUpdateAuth(ApplyContext context, UpdateAuth update)
    {
        var error = ChainErrors.ActionValidateException;
        error.Assert(!update.Permission.IsEmpty, "Cannot create authority with empty name");
        error.Assert(!update.Permission.ToString().StartsWith("eosio.", StringComparison.Ordinal),
            "Permission names that start with 'eosio.' are reserved");
        error.Assert(update.Permission != update.Parent, "Cannot set an authority as its own parent");
        if (!context.IsAccount(update.Account))
            throw StdException.UnknownKey(update.Account);
        error.Assert(update.Auth.IsValid(), $"Invalid authority: {update.Auth.ToVariant():auth}");
        if (update.Permission == Config.ActiveName)
            error.Assert(update.Parent == Config.OwnerName, $"Cannot change active authority's parent from owner{update.Parent:+update.parent}");
        if (update.Permission == Config.OwnerName)
            error.Assert(update.Parent.IsEmpty, "Cannot change owner authority's parent");
        else
            error.Assert(!update.Parent.IsEmpty, "Only owner permission can have empty parent");
        var maxDelay = context.Database.GlobalProperty.Configuration.MaxTransactionDelay;
        error.Assert(update.Auth.Waits.Count == 0 || update.Auth.Waits[^1].WaitSec <= maxDelay,
            $"Cannot set delay longer than max_transacton_delay, which is {maxDelay:max_delay} seconds");
        ValidateAuthorityPrecondition(context, update.Auth);
    }

    private static void DeleteAuth(ApplyContext context)
    {
        var remove = context.Act.DataAs<DeleteAuth>();
        context.RequireAuthorization(remove.Account);
        var error = ChainErrors.ActionValidateException;
        error.Assert(remove.Permission != Config.ActiveName, "Cannot delete active authority");
        error.Assert(remove.Permission != Config.OwnerName, "Cannot delete owner authority");
        var link = context.Database.PermissionLinks.ByPermissionName.LowerBound((remove.Account, remove.Permission, 0));
        error.Assert(link is null || link.Account != remove.Account || link.RequiredPermission != remove.Permission,
            $"Cannot delete a linked authority. Unlink the authority first. This authority is linked to {link!.Code:code}::{link.MessageType:type}.");
        var permission = context.Chain.Authorization.GetPermission(new(remove.Account, remove.Permission));
        context.DeepMind?.OnRamTrace(permission.Id, "auth", "remove", "deleteauth");
        context.Chain.Authorization.RemovePermission(permission);
        context.AddRamUsage(remove.Account, -(BillableSizes.Permission + permission.Auth.BillableSize()));
    }

    private static void LinkAuth(ApplyContext context)
    {
        var link = context.Act.DataAs<LinkAuth>();
        CapturedErrors.Run(context, link, LinkAuth, "requirement", ErrorValues.Of);
    }

    private static void LinkAuth(ApplyContext context, LinkAuth link)
    {
        var database = context.Database;
        ChainErrors.ActionValidateException.Assert(!link.Requirement.IsEmpty, "Required permission cannot be empty");
        context.RequireAuthorization(link.Account);
        ChainErrors.AccountQueryException.Assert(context.IsAccount(link.Account), $"Failed to retrieve account: {link.Account:account}");
        ChainErrors.AccountQueryException.Assert(context.IsAccount(link.Code), $"Failed to retrieve code for account: {link.Code:account}");
        ChainErrors.PermissionQueryException.Assert(link.Requirement == Config.EosioAnyName || PermissionExists(context, link),
            $"Failed to retrieve permission: {link.Requirement:permission}");
        if (database.PermissionLinks.ByActionName.Find((link.Account, link.Code, link.Type)) is { } existing)
        {
            ChainErrors.ActionValidateException.Assert(existing.RequiredPermission != link.Requirement,
                "Attempting to update required authority, but new requirement is same as old");
            database.PermissionLinks.Modify(existing with { RequiredPermission = link.Requirement });
            return;
        }
        var row = database.PermissionLinks.Create(new()
        {
            Account = link.Account,
            Code = link.Code,
            MessageType = link.Type,
            RequiredPermission = link.Requirement,
        });
        context.DeepMind?.OnRamTrace(row.Id, "auth_link", "add", "linkauth");
        context.AddRamUsage(link.Account, BillableSizes.PermissionLink);
    }

    /// <summary>Before ONLY_LINK_TO_EXISTING_PERMISSION a permission of that name of any account is enough.</summary>
    private static bool PermissionExists(ApplyContext context, LinkAuth link) =>
        context.Chain.IsBuiltinActivated(BuiltinProtocolFeature.OnlyLinkToExistingPermission)
            ? context.Database.Permissions.ByOwner.Find((link.Account, link.Requirement)) is not null
            : context.Database.Permissions.ByName.LowerBound((link.Requirement, 0))?.Name == link.Requirement;

    private static void UnlinkAuth(ApplyContext context)
    {
        var unlink = context.Act.DataAs<UnlinkAuth>();
        context.RequireAuthorization(unlink.Account);
        var link = context.Database.PermissionLinks.ByActionName.Find((unlink.Account, unlink.Code, unlink.Type))
            ?? throw ChainErrors.ActionValidateException.Error("Attempting to unlink authority, but no link found");
        context.DeepMind?.OnRamTrace(link.Id, "auth_link", "remove", "unlinkauth");
        context.AddRamUsage(link.Account, -BillableSizes.PermissionLink);
        context.Database.PermissionLinks.Remove(link);
    }
}
