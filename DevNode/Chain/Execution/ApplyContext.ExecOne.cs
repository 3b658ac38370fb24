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
        if (_accountRamDeltas is null)
            return;
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
        var (global, recv) = (NextGlobalSequence(), NextRecvSequence());
        var firstReceiver = Database.AccountMetadata.ByName.Find(Act.Account) ?? throw StdException.UnknownKey(Act.Account);
        return new()
        {
            Receiver = Receiver,
            ActDigest = actDigest,
            GlobalSequence = global,
            RecvSequence = recv,
            CodeSequence = (uint)firstReceiver.CodeSequence,
            AbiSequence = (uint)firstReceiver.AbiSequence,
            AuthSequence = NextAuthSequences(),
        };
    }

    /// <summary>One for each authorization; of an account that gives several the last stays. Ordered by account.</summary>
    private (Name Account, ulong Sequence)[] NextAuthSequences()
    {
        var authorization = Act.Authorization;
        var sequences = new (Name Account, ulong Sequence)[authorization.Count];
        var count = 0;
        for (var i = 0; i < authorization.Count; i++)
        {
            var actor = authorization[i].Actor;
            var sequence = NextAuthSequence(actor);
            var at = count;
            while (at > 0 && sequences[at - 1].Account.CompareTo(actor) >= 0)
                at--;
            if (at == count || sequences[at].Account != actor)
                Array.Copy(sequences, at, sequences, at + 1, count++ - at);
            sequences[at] = (actor, sequence);
        }
        return count == sequences.Length ? sequences : sequences[..count];
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
        if (_accountRamDeltas is not null)
            (trace.AccountRamDeltas, _accountRamDeltas) = (_accountRamDeltas, null);
        if (_pendingConsoleOutput is { Length: > 0 } console)
        {
            trace.Console = console.ToArray();
            console.SetLength(0);
        }
        trace.Elapsed = Chain.TimeProvider.GetMicroseconds() - start;
    }
}
