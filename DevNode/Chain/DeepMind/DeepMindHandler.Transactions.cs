using Antelope.Chain;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Transactions and their actions.</content>
public sealed partial class DeepMindHandler
{
    /// <summary>The chain sends itself onblock.</summary>
    public void OnOnblock(Transaction transaction) => OnImplicit("onblock", transaction);

    /// <summary>The chain sends the sender of a failed deferred transaction onerror.</summary>
    public void OnOnerror(Transaction transaction) => OnImplicit("onerror", transaction);

    /// <summary>Actions are counted from 0 again.</summary>
    public void OnStartTransaction() => _actionId = 0;

    /// <inheritdoc cref="OnStartTransaction"/>
    public void OnEndTransaction() => _actionId = 0;

    /// <summary>A transaction was executed or failed; <paramref name="blockNum"/> is that of the pending block.</summary>
    public void OnAppliedTransaction(uint blockNum, TransactionTrace trace)
    {
        var writer = new PackWriter();
        TracePacking.Pack(writer, trace);
        log.Log($"APPLIED_TRANSACTION {blockNum} {Hex(writer)}");
    }

    /// <summary>An action of the transaction itself begins.</summary>
    public void OnInputAction() => log.Log($"CREATION_OP ROOT {_actionId}");

    /// <summary>An action, or the notification of an account, succeeded.</summary>
    public void OnEndAction() => _actionId++;

    /// <summary>The action notifies an account.</summary>
    public void OnRequireRecipient() => log.Log($"CREATION_OP NOTIFY {_actionId}");

    /// <summary>The action sends another.</summary>
    public void OnSendInline() => log.Log($"CREATION_OP INLINE {_actionId}");

    /// <summary>The action sends a context free one.</summary>
    public void OnSendContextFreeInline() => log.Log($"CREATION_OP CFA_INLINE {_actionId}");

    /// <summary>A deferred transaction is taken back by its sender or, when <paramref name="replaced"/>, gives way to another.</summary>
    public void OnCancelDeferred(GeneratedTransactionRow row, bool replaced) => OnDeferred(replaced ? "MODIFY_CANCEL" : "CANCEL", row, row.PackedTrx);

    /// <summary>An action defers a transaction, in the place of another when <paramref name="replacing"/>.</summary>
    public void OnSendDeferred(GeneratedTransactionRow row, bool replacing) => OnDeferred(replacing ? "MODIFY_CREATE" : "CREATE", row, row.PackedTrx);

    /// <summary>A user's transaction is delayed.</summary>
    public void OnCreateDeferred(GeneratedTransactionRow row, PackedTransaction packed)
    {
        var writer = new PackWriter();
        PackSigned(writer, packed.Transaction(), packed);
        OnDeferred("PUSH_CREATE", row, writer.Written);
    }

    /// <summary>A deferred transaction failed in its current action.</summary>
    public void OnFailDeferred() => log.Log($"DTRX_OP FAILED {_actionId}");

    private void OnImplicit(string name, Transaction transaction)
    {
        var writer = new PackWriter();
        PackSigned(writer, transaction, null);
        log.Log($"TRX_OP CREATE {name} {transaction.Id()} {Hex(writer)}");
    }

    private void OnDeferred(string operation, GeneratedTransactionRow row, ReadOnlySpan<byte> bytes) => log.Log(
        $"DTRX_OP {operation} {_actionId} {row.Sender} {row.SenderId} {row.Payer} {row.Published} {row.DelayUntil} {row.Expiration} {row.TrxId} {Convert.ToHexStringLower(bytes)}");

    /// <summary>The transaction, its signatures, and its context free data (fc pack of signed_transaction).</summary>
    private static void PackSigned(PackWriter writer, Transaction transaction, PackedTransaction? packed)
    {
        transaction.Pack(writer);
        writer.WriteArray(packed?.Signatures ?? []);
        var blobs = packed?.ContextFreeData() ?? [];
        writer.WriteVarUInt32((uint)blobs.Count);
        foreach (var blob in blobs)
            writer.WriteBytes(blob);
    }
}
