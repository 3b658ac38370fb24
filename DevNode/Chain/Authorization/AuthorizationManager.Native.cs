using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <content>The native actions that have authorization rules of their own.</content>
public sealed partial class AuthorizationManager
{
    /// <summary>Checks a native action by its own rule; false when it has none. Canceling lengthens <paramref name="delay"/>.</summary>
    private bool CheckNativeAuthorization(Action action, ref long delay)
    {
        if (action.Name == NativeActionNames.UpdateAuth)
            CheckUpdateAuth(action.DataAs<UpdateAuth>(), action.Authorization);
        else if (action.Name == NativeActionNames.DeleteAuth)
            CheckDeleteAuth(action.DataAs<DeleteAuth>(), action.Authorization);
        else if (action.Name == NativeActionNames.LinkAuth)
            CheckLinkAuth(action.DataAs<LinkAuth>(), action.Authorization);
        else if (action.Name == NativeActionNames.UnlinkAuth)
            CheckUnlinkAuth(action.DataAs<UnlinkAuth>(), action.Authorization);
        else if (action.Name == NativeActionNames.CancelDelay)
            delay = Math.Max(delay, CheckCancelDelay(action.DataAs<CancelDelay>(), action.Authorization));
        else
            return false;
        return true;
    }

    private void CheckUpdateAuth(UpdateAuth update, IReadOnlyList<PermissionLevel> auths)
    {
        var auth = Single(auths, "updateauth");
        ChainErrors.IrrelevantAuthException.Assert(auth.Actor == update.Account,
            "the owner of the affected permission needs to be the actor of the declared authorization");
        var minimum = FindPermission(new(update.Account, update.Permission)) ?? GetPermission(new(update.Account, update.Parent));
        RequireSatisfies("updateauth action", auth, minimum);
    }

    private void CheckDeleteAuth(DeleteAuth delete, IReadOnlyList<PermissionLevel> auths)
    {
        var auth = Single(auths, "deleteauth");
        ChainErrors.IrrelevantAuthException.Assert(auth.Actor == delete.Account,
            "the owner of the permission to delete needs to be the actor of the declared authorization");
        RequireSatisfies("updateauth action", auth, GetPermission(new(delete.Account, delete.Permission)));
    }

    private void CheckLinkAuth(LinkAuth link, IReadOnlyList<PermissionLevel> auths)
    {
        var auth = Single(auths, "link");
        ChainErrors.IrrelevantAuthException.Assert(auth.Actor == link.Account,
            "the owner of the linked permission needs to be the actor of the declared authorization");
        if (link.Code == Config.SystemAccountName || !context.IsBuiltinActivated(BuiltinProtocolFeature.FixLinkauthRestriction))
        {
            foreach (var name in NativeActionNames.Unlinkable)
                ChainErrors.ActionValidateException.Assert(link.Type != name, $"Cannot link eosio::{name} to a minimum permission");
        }
        if (LookupMinimumPermission(link.Account, link.Code, link.Type) is { } linked)
            RequireSatisfies("link action", auth, GetPermission(new(link.Account, linked)));
    }

    private void CheckUnlinkAuth(UnlinkAuth unlink, IReadOnlyList<PermissionLevel> auths)
    {
        var auth = Single(auths, "unlink");
        ChainErrors.IrrelevantAuthException.Assert(auth.Actor == unlink.Account,
            "the owner of the linked permission needs to be the actor of the declared authorization");
        var linked = LookupLinkedPermission(unlink.Account, unlink.Code, unlink.Type)
            ?? throw ChainErrors.TransactionException.Error(
                $"cannot unlink non-existent permission link of account '{unlink.Account:account}' for actions matching '{unlink.Code:code}::{unlink.Type:action}'");
        if (linked != Config.EosioAnyName)
            RequireSatisfies("unlink action", auth, GetPermission(new(unlink.Account, linked)));
    }

    /// <returns>The delay of the transaction to cancel, microseconds.</returns>
    private long CheckCancelDelay(CancelDelay cancel, IReadOnlyList<PermissionLevel> auths)
    {
        var auth = Single(auths, "canceldelay");
        ChainErrors.IrrelevantAuthException.Assert(Satisfies(GetPermission(auth), GetPermission(cancel.CancelingAuth)),
            $"canceldelay action declares irrelevant authority '{auth.ToVariant():auth}'; specified authority to satisfy is {cancel.CancelingAuth.ToVariant():min}");
        if (database.GeneratedTransactions.ByTrxId.Find(cancel.TrxId) is not { Sender.IsEmpty: true } delayed)
            throw ChainErrors.TxNotFound.Error(
                $"cannot cancel trx_id={cancel.TrxId:tid}, there is no deferred transaction with that transaction id");
        ChainErrors.ActionValidateException.Assert(
            Packed.Unpack<Transaction>(delayed.PackedTrx).Actions.Any(action => action.Authorization.Contains(cancel.CancelingAuth)),
            "canceling_auth in canceldelay action was not found as authorization in the original delayed transaction");
        return delayed.DelayUntil.Microseconds - delayed.Published.Microseconds;
    }

    private static PermissionLevel Single(IReadOnlyList<PermissionLevel> auths, string action)
    {
        ChainErrors.IrrelevantAuthException.Assert(auths.Count == 1, $"{action} action should only have one declared authorization");
        return auths[0];
    }
}
