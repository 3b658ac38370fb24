using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Rules about the transaction itself, and its rows in the state.</content>
public sealed partial class TransactionContext
{
    /// <summary>Throws transaction_exception or tx_no_auths when accounts, permissions or authorizations are missing.</summary>
    /// <param name="enforceLists">Applies this node's lists of actors.</param>
    public void ValidateReferencedAccounts(Transaction transaction, bool enforceLists)
    {
        if (!Chain.SkipTrxChecks)
        {
            foreach (var action in transaction.ContextFreeActions)
            {
                RequireCodeAccount(action.Account);
                ChainErrors.TransactionException.Assert(action.Authorization.Count == 0, "context-free actions cannot have authorizations");
            }
        }
        var oneAuthorization = false;
        foreach (var action in transaction.Actions)
        {
            RequireCodeAccount(action.Account);
            foreach (var level in action.Authorization)
            {
                oneAuthorization = true;
                ChainErrors.TransactionException.Assert(IsAccount(level.Actor), $"action's authorizing actor '{level.Actor:account}' does not exist");
                ChainErrors.TransactionException.Assert(Chain.Authorization.FindPermission(level) is not null,
                    $"action's authorizations include a non-existent permission: {level.ToVariant():permission}");
            }
        }
        ChainErrors.TxNoAuths.Assert(oneAuthorization || IsReadOnly, "transaction must have at least one authorization");
        if (enforceLists)
            Chain.CheckActorList(transaction.Actions.SelectMany(action => action.Authorization).Select(level => level.Actor).ToHashSet());
    }

    private void RecordTransaction()
    {
        try
        {
            Chain.Database.Transactions.Create(new() { TrxId = Id, Expiration = Transaction.Expiration });
        }
        catch (NotUniqueException)
        {
            throw ChainErrors.TxDuplicate.Error($"duplicate transaction {Id:id}");
        }
    }

    private void ScheduleTransaction()
    {
        var config = Chain.Database.GlobalProperty.Configuration;
        if (Transaction.DelaySec == 0)
            AddNetUsage((ulong)config.BasePerTransactionNetUsage + Config.TransactionIdNetUsage);
        var payer = FirstAuthorizer(Transaction);
        var packed = Packed.Pack(Transaction);
        var delayUntil = new TimePoint(Chain.PendingBlockTime.Microseconds + Delay);
        var row = new GeneratedTransactionRow
        {
            TrxId = Id,
            Payer = payer,
            SenderId = SenderIds.Of(Id),
            Published = Chain.PendingBlockTime,
            DelayUntil = delayUntil,
            Expiration = delayUntil + TimeSpan.FromSeconds(config.DeferredTrxExpirationWindow),
            PackedTrx = packed,
        };
        DeepMind?.OnCreateDeferred(row, PackedTransaction);
        try
        {
            Chain.Database.GeneratedTransactions.Create(row);
        }
        catch (NotUniqueException)
        {
            throw StdException.NotUnique();
        }
        DeepMind?.OnRamTrace(row.Id, "deferred_trx", "push", "deferred_trx_pushed");
        var ramDelta = BillableSizes.GeneratedTransaction + packed.Length;
        AddRamUsage(payer, ramDelta);
        Trace.AccountRamDelta = new(payer, ramDelta);
    }

    private bool IsAccount(Name account) => Chain.Database.Accounts.ByName.Find(account) is not null;

    private void RequireCodeAccount(Name account) =>
        ChainErrors.TransactionException.Assert(IsAccount(account), $"action's code account '{account:account}' does not exist");

    /// <summary>The first actor of the first action that has an authorization; empty without one.</summary>
    private static Name FirstAuthorizer(Transaction transaction)
    {
        foreach (var action in transaction.Actions)
        {
            if (action.Authorization.Count > 0)
                return action.Authorization[0].Actor;
        }
        return default;
    }
}
