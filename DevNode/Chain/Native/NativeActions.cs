using System.Collections.Frozen;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>The actions of eosio that the chain itself performs (nodeos eosio_contract.cpp).</summary>
internal static partial class NativeActions
{
    private static readonly FrozenDictionary<Name, Action<ApplyContext>> Handlers = new Dictionary<Name, Action<ApplyContext>>
    {
        [NativeActionNames.NewAccount] = NewAccount,
        [NativeActionNames.SetCode] = SetCode,
        [NativeActionNames.SetAbi] = SetAbi,
        [NativeActionNames.UpdateAuth] = UpdateAuth,
        [NativeActionNames.DeleteAuth] = DeleteAuth,
        [NativeActionNames.LinkAuth] = LinkAuth,
        [NativeActionNames.UnlinkAuth] = UnlinkAuth,
        [NativeActionNames.CancelDelay] = CancelDelay,
    }.ToFrozenDictionary();

    /// <summary>What the chain does for an action of eosio; null when only the contract handles it.</summary>
    public static Action<ApplyContext>? Find(Name action) => Handlers.GetValueOrDefault(action);

    private static void NewAccount(ApplyContext context)
    {
        var create = context.Act.DataAs<NewAccount>();
        CapturedErrors.Run(context, create, NewAccount, "create", ErrorValues.Of);
    }

    private static void NewAccount(ApplyContext context, NewAccount create)
    {
        var database = context.Database;
        var error = ChainErrors.ActionValidateException;
        context.RequireAuthorization(create.Creator);
        error.Assert(create.Owner.IsValid(), "Invalid owner authority");
        error.Assert(create.Active.IsValid(), "Invalid active authority");
        var name = create.Name.ToString();
        error.Assert(!create.Name.IsEmpty, "account name cannot be empty");
        error.Assert(name.Length <= 12, "account names can only be 12 chars long");
        var creator = database.AccountMetadata.ByName.Find(create.Creator) ?? throw StdException.UnknownKey(create.Creator);
        error.Assert(creator.IsPrivileged || !name.StartsWith("eosio.", StringComparison.Ordinal),
            "only privileged accounts can have names that start with 'eosio.'");
        ChainErrors.AccountNameExistsException.Assert(!context.IsAccount(create.Name),
            $"Cannot create account named {create.Name:name}, as that name is already taken");
        database.Accounts.Create(new() { Name = create.Name, CreationDate = BlockTimestamp.From(context.Chain.PendingBlockTime) });
        database.AccountMetadata.Create(new() { Name = create.Name });
        ValidateAuthorityPrecondition(context, create.Owner);
        ValidateAuthorityPrecondition(context, create.Active);
        var authorization = context.Chain.Authorization;
        var owner = authorization.CreatePermission(create.Name, Config.OwnerName, 0, create.Owner);
        var active = authorization.CreatePermission(create.Name, Config.ActiveName, owner.Id, create.Active);
        context.Chain.ResourceLimits.InitializeAccount(create.Name);
        context.DeepMind?.OnRamTrace(name, "account", "add", "newaccount");
        context.AddRamUsage(create.Name,
            Config.OverheadPerAccountRamBytes + 2 * BillableSizes.Permission + owner.Auth.BillableSize() + active.Auth.BillableSize());
    }

    private static void SetAbi(ApplyContext context)
    {
        var act = context.Act.DataAs<SetAbi>();
        var database = context.Database;
        context.RequireAuthorization(act.Account);
        var account = database.Accounts.ByName.Find(act.Account) ?? throw StdException.UnknownKey(act.Account);
        database.Accounts.Modify(account with { Abi = act.Abi });
        var metadata = database.AccountMetadata.ByName.Find(act.Account) ?? throw StdException.UnknownKey(act.Account);
        database.AccountMetadata.Modify(metadata with { AbiSequence = metadata.AbiSequence + 1 });
        if (act.Abi.Length == account.Abi.Length)
            return;
        context.DeepMind?.OnContractRam(act.Account, "abi", account.Abi.Length, act.Abi.Length, "setabi");
        context.AddRamUsage(act.Account, act.Abi.Length - account.Abi.Length);
    }

    private static void CancelDelay(ApplyContext context)
    {
        var cancel = context.Act.DataAs<CancelDelay>();
        context.RequireAuthorization(cancel.CancelingAuth.Actor);
        context.CancelDeferredTransaction(SenderIds.Of(cancel.TrxId), default);
    }

    /// <summary>Every account and permission that an authority names must exist.</summary>
    private static void ValidateAuthorityPrecondition(ApplyContext context, Authority authority)
    {
        foreach (var (level, _) in authority.Accounts)
        {
            ChainErrors.ActionValidateException.Assert(context.IsAccount(level.Actor), $"account '{level.Actor:account}' does not exist");
            if (level.Permission == Config.OwnerName || level.Permission == Config.ActiveName || level.Permission == Config.EosioCodeName)
                continue;
            ChainErrors.ActionValidateException.Assert(context.Chain.Authorization.FindPermission(level) is not null,
                $"permission '{level.ToVariant():perm}' does not exist");
        }
        if (!context.TransactionContext.ListsApply)
            return;
        foreach (var (key, _) in authority.Keys)
            context.Chain.CheckKeyList(key);
    }
}
