using Antelope;
using Antelope.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <content>Inline actions.</content>
public sealed partial class ApplyContext
{
    /// <summary>
    /// Sends an action that runs after this one and its notifications, with the authority of the receiver's code. Throws
    /// action_validate_exception for unknown accounts and permissions, and the errors of a failed authorization.
    /// </summary>
    public void ExecuteInline(Action action)
    {
        RequireCode(action);
        var bypassToSelf = action.Account == Receiver && !Chain.IsBuiltinActivated(BuiltinProtocolFeature.RestrictActionToSelf);
        var inherits = bypassToSelf && Receiver == Act.Account && Chain.IsProducingBlock;
        var inherited = new HashSet<PermissionLevel>();
        foreach (var level in action.Authorization)
        {
            ChainErrors.ActionValidateException.Assert(IsAccount(level.Actor), $"inline action's authorizing actor {level.Actor:account} does not exist");
            ChainErrors.ActionValidateException.Assert(Chain.Authorization.FindPermission(level) is not null,
                $"inline action's authorizations include a non-existent permission: {level.ToVariant():permission}");
            if (inherits && Act.Authorization.Contains(level))
                inherited.Add(level);
        }
        if (TransactionContext.ListsApply)
            Chain.CheckActorList(action.Authorization.Select(level => level.Actor).ToHashSet());
        RequireInlineSize(action);
        if (!Chain.SkipAuthCheck && !IsPrivileged)
        {
            CheckSentAuthorization([action], Chain.PendingBlockTime.Microseconds - TransactionContext.Published.Microseconds, bypassToSelf,
                "Authorization failure with inline action sent to self", TransactionContext.IsReadOnly, inherited);
        }
        (_inlineActions ??= []).Add(ScheduleAction(action, action.Account, false));
        DeepMind?.OnSendInline();
    }

    /// <summary>Sends a context free action that runs after this one and before its inline actions.</summary>
    public void ExecuteContextFreeInline(Action action)
    {
        RequireCode(action);
        ChainErrors.ActionValidateException.Assert(action.Authorization.Count == 0, "context-free actions cannot have authorizations");
        RequireInlineSize(action);
        (_contextFreeInlineActions ??= []).Add(ScheduleAction(action, action.Account, true));
        DeepMind?.OnSendContextFreeInline();
    }

    private void RequireCode(Action action) =>
        ChainErrors.ActionValidateException.Assert(IsAccount(action.Account), $"inline action's code account {action.Account:account} does not exist");

    private void RequireInlineSize(Action action)
    {
        if (IsPrivileged || !Chain.IsProducingBlock)
            return;
        var limit = Math.Min(Database.GlobalProperty.Configuration.MaxInlineActionSize, Chain.MaxNonprivilegedInlineActionSize);
        ChainErrors.InlineActionTooBigNonprivileged.Assert(action.Data.Length < limit,
            $"inline action too big for nonprivileged account {action.Account:account}");
    }

    /// <summary>Checks what a contract sends. Actions only to itself may fail the check before RESTRICT_ACTION_TO_SELF, except while producing.</summary>
    private void CheckSentAuthorization(
        IReadOnlyList<Action> actions, long delay, bool bypassToSelf, string bypassMessage, bool checkButDontFail = false, IReadOnlySet<PermissionLevel>? satisfied = null)
    {
        try
        {
            Chain.Authorization.CheckAuthorization(actions, [], [new(Receiver, Config.EosioCodeName)], delay,
                TransactionContext.CheckTime, false, checkButDontFail, satisfied);
        }
        catch (ChainException failure) when (bypassToSelf)
        {
            if (!Chain.IsProducingBlock)
                return;
            throw ChainErrors.SubjectiveBlockProductionException.Error(bypassMessage).AppendAll(failure.Steps);
        }
    }
}
