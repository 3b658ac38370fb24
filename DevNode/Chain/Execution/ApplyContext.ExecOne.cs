using Antelope;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Execution of the action for one receiver.</content>
public sealed partial class ApplyContext
{
    private const int ChecktimeInterval = 10;

    private void ExecOne()
    {
        var start = Chain.TimeProvider.GetMicroseconds();
        Checksum256 actDigest;
        try
        {
            ActionReturnValue = [];
            RunReceiver();
            actDigest = ActionDigest.Of(Act, Chain.IsBuiltinActivated(BuiltinProtocolFeature.ActionReturnValue) ? ActionReturnValue : null);
        }
        catch (Exception exception) when (AsChainException(exception) is { } failure)
        {
            var failed = TransactionContext.GetActionTrace(_actionOrdinal);
            failed.ErrorCode = ErrorCodes.Of(failure);
            failed.Except = failure;
            FinalizeTrace(failed, start);
            if (ReferenceEquals(failure, exception))
                throw;
            throw failure;
        }
        var trace = TransactionContext.GetActionTrace(_actionOrdinal);
        trace.ReturnValue = ActionReturnValue;
        trace.Receipt = CreateReceipt(actDigest);
        TransactionContext.ExecutedActionReceiptDigests.Add(trace.Receipt.Digest());
        FinalizeTrace(trace, start);
        DeepMind?.OnEndAction();
    }

    private void RunReceiver()
    {
        var account = Database.AccountMetadata.ByName.Find(Receiver) ?? throw StdException.UnknownKey(Receiver);
        if (IsContextFree && Chain.SkipTrxChecks)
            return;
        IsPrivileged = account.IsPrivileged;
        var isSystem = Receiver == Config.SystemAccountName && Act.Account == Config.SystemAccountName;
        if (isSystem && NativeActions.Find(Act.Name) is { } native)
        {
            CheckLists();
            native(this);
        }
        account = Database.AccountMetadata.ByName.Find(Receiver)!;
        var isSetCode = isSystem && Act.Name == NativeActionNames.SetCode;
        if (!account.CodeHash.IsZero && (!isSetCode || Chain.IsBuiltinActivated(BuiltinProtocolFeature.ForwardSetcode)))
        {
            CheckLists();
            Chain.Contracts.Apply(account.CodeHash, account.VmType, account.VmVersion, this);
        }
        if (!IsPrivileged && Chain.IsBuiltinActivated(BuiltinProtocolFeature.RamRestrictions))
            CheckRamRestrictions();
    }

    private void CheckLists()
    {
        if (!TransactionContext.ListsApply)
            return;
        Chain.CheckContractList(Receiver);
        Chain.CheckActionList(Act.Account, Act.Name);
    }

    private void CheckRamRestrictions()
    {
        var counter = 0;
        foreach (var (account, delta) in _accountRamDeltas)
        {
            if (counter++ == ChecktimeInterval)
            {
                TransactionContext.CheckTime();
                counter = 1;
            }
            if (delta <= 0 || account == Receiver)
                continue;
            ChainErrors.UnauthorizedRamUsageIncrease.Assert(Receiver == Act.Account,
                $"unprivileged contract cannot increase RAM usage of another account within a notify context: {account:account}");
            ChainErrors.UnauthorizedRamUsageIncrease.Assert(HasAuthorization(account),
                $"unprivileged contract cannot increase RAM usage of another account that has not authorized the action: {account:account}");
        }
    }

    private ChainException? AsChainException(Exception exception)
    {
        var context = ErrorStep.Of($"pending console output: {Utf8Text.Decode(_pendingConsoleOutput?.ToArray()):console}");
        return exception switch
        {
            ChainException chain => chain.Append(context),
            StdException std => std.ToChainException(context),
            NotUniqueException => StdException.NotUnique().ToChainException(context),
            PackException pack => pack.ToChainException().Append(context),
            _ => null,
        };
    }

    private ActionReceipt CreateReceipt(Checksum256 actDigest)
    {
        var authorization = Act.Authorization;
        var receipt = new ActionReceipt(authorization.Count)
        {
            Receiver = Receiver,
            ActDigest = actDigest,
            GlobalSequence = NextGlobalSequence(),
            RecvSequence = NextRecvSequence(),
        };
        var firstReceiver = Database.AccountMetadata.ByName.Find(Act.Account) ?? throw StdException.UnknownKey(Act.Account);
        receipt.CodeSequence = (uint)firstReceiver.CodeSequence;
        receipt.AbiSequence = (uint)firstReceiver.AbiSequence;
        for (var i = 0; i < authorization.Count; i++)
            receipt.AuthSequence[authorization[i].Actor] = NextAuthSequence(authorization[i].Actor);
        return receipt;
    }

    private ulong NextGlobalSequence()
    {
        var row = Database.DynamicGlobalProperties.Writable(Database.DynamicGlobalProperty);
        return ++row.GlobalActionSequence;
    }

    private ulong NextRecvSequence()
    {
        var row = Database.AccountMetadata.Writable(Database.AccountMetadata.ByName.Find(Receiver)!);
        return ++row.RecvSequence;
    }

    private ulong NextAuthSequence(Name actor)
    {
        var row = Database.AccountMetadata.Writable(Database.AccountMetadata.ByName.Find(actor) ?? throw StdException.UnknownKey(actor));
        return ++row.AuthSequence;
    }

    private void FinalizeTrace(ActionTrace trace, long start)
    {
        if (_accountRamDeltas.Count > 0)
            (trace.AccountRamDeltas, _accountRamDeltas) = (_accountRamDeltas, []);
        if (_pendingConsoleOutput is { Length: > 0 } console)
        {
            trace.Console = console.ToArray();
            console.SetLength(0);
        }
        trace.Elapsed = Chain.TimeProvider.GetMicroseconds() - start;
    }
}
