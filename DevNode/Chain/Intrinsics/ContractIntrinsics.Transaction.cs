using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Wasm;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain.Intrinsics;

/// <content>The transaction, and sending actions and transactions (nodeos transaction.cpp, cf_transaction.cpp, context_free.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("send_inline")]
    public void SendInline(WasmInstance wasm, uint data, uint length) =>
        context.ExecuteInline(InlineAction(wasm.Span(data, length)));

    [HostFunction("send_context_free_inline")]
    public void SendContextFreeInline(WasmInstance wasm, uint data, uint length) =>
        context.ExecuteContextFreeInline(InlineAction(wasm.Span(data, length)));

    [HostFunction("send_deferred")]
    public void SendDeferred(WasmInstance wasm, uint senderId, ulong payer, uint data, uint length, uint replaceExisting)
    {
        var bytes = wasm.Span(data, length);
        var id = wasm.Get<UInt128>(senderId);
        var aware = Aware;
        var transaction = Packed.Unpack<Transaction>(bytes, "eosio::chain::transaction");
        aware.ScheduleDeferredTransaction(id, new Name(payer), transaction, replaceExisting != 0);
    }

    [HostFunction("cancel_deferred")]
    public int CancelDeferred(WasmInstance wasm, uint senderId)
    {
        var id = wasm.Get<UInt128>(senderId);
        return Aware.CancelDeferredTransaction(id, context.Receiver) ? 1 : 0;
    }

    [HostFunction("read_transaction")]
    public int ReadTransaction(WasmInstance wasm, uint buffer, uint length) =>
        CopyOut(PackedTransaction(), wasm.Span(buffer, length));

    [HostFunction("transaction_size")]
    public int TransactionSize() => PackedTransaction().Length;

    [HostFunction("expiration")]
    public uint Expiration() => context.TransactionContext.Transaction.Expiration.Seconds;

    [HostFunction("tapos_block_num")]
    public int TaposBlockNum() => context.TransactionContext.Transaction.RefBlockNum;

    [HostFunction("tapos_block_prefix")]
    public uint TaposBlockPrefix() => context.TransactionContext.Transaction.RefBlockPrefix;

    [HostFunction("get_action")]
    public int GetAction(WasmInstance wasm, uint type, uint index, uint buffer, uint length)
    {
        var span = wasm.Span(buffer, length);
        if (context.GetAction(type, index) is not { } action)
            return -1;
        var writer = new PackWriter();
        writer.Write(action);
        if (writer.Length <= span.Length)
            writer.Written.CopyTo(span);
        return writer.Length;
    }

    [HostFunction("get_context_free_data")]
    public int GetContextFreeData(WasmInstance wasm, uint index, uint buffer, uint length)
    {
        var span = wasm.Span(buffer, length);
        return ContextFree.GetContextFreeData(index) is { } data ? CopyOut(data, span) : -1;
    }

    private Action InlineAction(ReadOnlySpan<byte> data)
    {
        var maximum = Aware.Database.GlobalProperty.Configuration.MaxInlineActionSize;
        ChainErrors.InlineActionTooBig.Assert((uint)data.Length < maximum, "inline action too big");
        return Packed.Unpack<Action>(data, "eosio::chain::action");
    }

    private ReadOnlySpan<byte> PackedTransaction()
    {
        var writer = new PackWriter();
        writer.Write(context.TransactionContext.Transaction);
        return writer.Written;
    }
}
