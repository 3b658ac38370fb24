using System.Buffers.Binary;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Deferred transactions.</content>
public sealed partial class ApplyContext
{
    /// <summary>Schedules a transaction that the chain executes later by itself; RAM and NET are billed now.</summary>
    public void ScheduleDeferredTransaction(UInt128 senderId, Name payer, Transaction transaction, bool replaceExisting)
    {
        ChainErrors.CfaInsideGeneratedTx.Assert(transaction.ContextFreeActions.Count == 0,
            "context free actions are not currently allowed in generated transactions");
        TransactionContext.ValidateReferencedAccounts(
            transaction, TransactionContext.ListsApply && !Chain.SenderAvoidsWhitelistBlacklistEnforcement(Receiver));
        transaction = Chain.IsBuiltinActivated(BuiltinProtocolFeature.NoDuplicateDeferredId)
            ? WithGenerationContext(transaction, senderId)
            : WithReferenceToHead(transaction);
        var config = Database.GlobalProperty.Configuration;
        TransactionContext.AddNetUsage((ulong)config.BasePerTransactionNetUsage + Config.TransactionIdNetUsage);
        var delay = TimeSpan.FromSeconds(transaction.DelaySec);
        var ramRestricted = Chain.IsBuiltinActivated(BuiltinProtocolFeature.RamRestrictions);
        if (!Chain.SkipAuthCheck && !IsPrivileged)
            CheckDeferredAuthorization(transaction, payer, ramRestricted);

        var trxId = transaction.Id();
        var replaced = false;
        if (Database.GeneratedTransactions.BySenderId.Find((Receiver, senderId)) is { } existing)
        {
            ChainErrors.DeferredTxDuplicate.Assert(replaceExisting, "deferred transaction with the same sender_id and payer already exists");
            trxId = Replace(existing, trxId);
            replaced = true;
        }
        var published = Chain.PendingBlockTime;
        var packed = Packed.Pack(transaction);
        var row = new GeneratedTransactionRow
        {
            TrxId = trxId,
            Sender = Receiver,
            SenderId = senderId,
            Payer = payer,
            Published = published,
            DelayUntil = published + delay,
            Expiration = published + delay + TimeSpan.FromSeconds(config.DeferredTrxExpirationWindow),
            PackedTrx = packed,
        };
        DeepMind?.OnSendDeferred(row, replaced);
        Database.GeneratedTransactions.Create(row);
        DeepMind?.OnRamTrace(row.Id, "deferred_trx", replaced ? "update" : "add", "deferred_trx_add");
        ChainErrors.SubjectiveBlockProductionException.Assert(
            ramRestricted || Chain.IsRamBillingInNotifyAllowed || Receiver == Act.Account || Receiver == payer || IsPrivileged,
            "Cannot charge RAM to other accounts during notify.");
        AddRamUsage(payer, BillableSizes.GeneratedTransaction + packed.Length);
    }

    /// <summary>Removes a deferred transaction with a refund to its payer; false when there is none.</summary>
    public bool CancelDeferredTransaction(UInt128 senderId, Name sender)
    {
        if (Database.GeneratedTransactions.BySenderId.Find((sender, senderId)) is not { } row)
            return false;
        DeepMind?.OnCancelDeferred(row, replaced: false);
        DeepMind?.OnRamTrace(row.Id, "deferred_trx", "cancel", "deferred_trx_cancel");
        AddRamUsage(row.Payer, -(BillableSizes.GeneratedTransaction + row.PackedTrx.Length));
        Database.GeneratedTransactions.Remove(row);
        return true;
    }

    private Transaction WithGenerationContext(Transaction transaction, UInt128 senderId)
    {
        var trxId = TransactionContext.PackedTransactionId;
        if (DeferredTransactionGenerationContext.Of(transaction) is { } context)
        {
            var error = ChainErrors.IllFormedDeferredTransactionGenerationContext;
            error.Assert(context.Sender == Receiver, $"deferred transaction generaction context contains mismatching sender{Receiver:+expected}{context.Sender:+actual}");
            error.Assert(context.SenderId == senderId, $"deferred transaction generaction context contains mismatching sender_id{senderId:+expected}{context.SenderId:+actual}");
            error.Assert(context.SenderTrxId == trxId, $"deferred transaction generaction context contains mismatching sender_trx_id{trxId:+expected}{context.SenderTrxId:+actual}");
        }
        else
        {
            var extension = Packed.Pack(new DeferredTransactionGenerationContext(trxId, senderId, Receiver));
            transaction = transaction with { Extensions = [new(DeferredTransactionGenerationContext.ExtensionId, extension)] };
        }
        return transaction with { Expiration = default, RefBlockNum = 0, RefBlockPrefix = 0 };
    }

    /// <summary>Expiration and TAPOS that hold, as sent before NO_DUPLICATE_DEFERRED_ID.</summary>
    private Transaction WithReferenceToHead(Transaction transaction) => transaction with
    {
        Expiration = TimePointSec.From(new(Chain.PendingBlockTime.Microseconds + 999_999)),
        RefBlockNum = (ushort)BlockHeader.NumFromId(Chain.HeadBlockId),
        RefBlockPrefix = BinaryPrimitives.ReadUInt32LittleEndian(Chain.HeadBlockId.Bytes[8..]),
    };

    private void CheckDeferredAuthorization(Transaction transaction, Name payer, bool ramRestricted)
    {
        if (payer != Receiver && ramRestricted)
        {
            ChainErrors.ActionValidateException.Assert(Receiver == Act.Account,
                "cannot bill RAM usage of deferred transactions to another account within notify context");
            ChainErrors.ActionValidateException.Assert(HasAuthorization(payer),
                $"cannot bill RAM usage of deferred transaction to another account that has not authorized the action: {payer:payer}");
        }
        else if (payer != Receiver)
        {
            RequireAuthorization(payer);
        }
        var bypassToSelf = !Chain.IsBuiltinActivated(BuiltinProtocolFeature.RestrictActionToSelf)
            && transaction.Actions.All(action => action.Account == Receiver);
        CheckSentAuthorization(transaction.Actions, transaction.DelaySec * 1_000_000L, bypassToSelf,
            "Authorization failure with sent deferred transaction consisting only of actions to self");
    }

    /// <summary>Removes the transaction to be replaced and gives the id of the new one, which is the old one's before REPLACE_DEFERRED.</summary>
    private Checksum256 Replace(GeneratedTransactionRow existing, Checksum256 newId)
    {
        var active = Chain.IsBuiltinActivated(BuiltinProtocolFeature.ReplaceDeferred);
        ChainErrors.SubjectiveBlockProductionException.Assert(active || !Chain.IsProducingBlock || Chain.AllSubjectiveMitigationsDisabled,
            "Replacing a deferred transaction is temporarily disabled.");
        DeepMind?.OnRamTrace(existing.Id, "deferred_trx", "cancel", "deferred_trx_cancel");
        var size = BillableSizes.GeneratedTransaction + existing.PackedTrx.Length;
        if (active)
            AddRamUsage(existing.Payer, -size);
        else
            AddToRamCorrection(existing.Payer, size);
        DeepMind?.OnCancelDeferred(existing, replaced: true);
        Database.GeneratedTransactions.Remove(existing);
        return active ? newId : existing.TrxId;
    }

    private void AddToRamCorrection(Name account, long size)
    {
        var row = Database.AccountRamCorrections.ByName.Find(account) is { } existing
            ? Database.AccountRamCorrections.Modify(existing with { RamCorrection = existing.RamCorrection + (ulong)size })
            : Database.AccountRamCorrections.Create(new() { Name = account, RamCorrection = (ulong)size });
        DeepMind?.OnAddRamCorrection(row, (ulong)size);
    }
}
