using Antelope.Chain;
using Antelope.Json;

namespace DevNode.Http;

/// <summary>Blocks' transactions as get_block shows them.</summary>
public sealed class TransactionOutput(ActionJson actions)
{
    /// <summary>Receipt header and the id or the expanded transaction.</summary>
    public Variant Receipt(TransactionReceipt receipt) => new VariantObject
    {
        { "status", receipt.Status.ToText() },
        { "cpu_usage_us", receipt.CpuUsageUs },
        { "net_usage_words", receipt.NetUsageWords },
        { "trx", receipt.Transaction is { } packed ? Packed(packed) : (Variant)receipt.DeferredId!.Value },
    };

    private VariantObject Packed(PackedTransaction packed)
    {
        var transaction = packed.Transaction();
        return new()
        {
            { "id", transaction.Id() },
            { "signatures", Variant.Array(packed.Signatures, s => s) },
            { "compression", packed.Compression == CompressionType.None ? "none" : "zlib" },
            { "packed_context_free_data", packed.PackedContextFreeData },
            { "context_free_data", Variant.Array(packed.ContextFreeData(), b => b) },
            { "packed_trx", packed.PackedTrx },
            { "transaction", actions.Expand(transaction) },
        };
    }
}
