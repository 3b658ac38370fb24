using Antelope.Json;

namespace Antelope.Chain;

/// <summary>Transactions as nodeos's JSON has them, action data as hex.</summary>
public static class TransactionJson
{
    public static Variant ToVariant(this Action action) => new VariantObject
    {
        { "account", action.Account },
        { "name", action.Name },
        { "authorization", Variant.Array(action.Authorization, AuthorityJson.ToVariant) },
        { "data", action.Data },
    };

    public static Variant ToVariant(this Extension extension) => new Variant[] { (uint)extension.Type, extension.Data };

    /// <summary>Header, actions and extensions.</summary>
    public static Variant ToVariant(this Transaction transaction) => transaction.ToVariant(ToVariant);

    /// <summary>As <see cref="ToVariant(Transaction)"/>, with another form of the actions.</summary>
    public static VariantObject ToVariant(this Transaction transaction, Func<Action, Variant> action) => new()
    {
        { "expiration", transaction.Expiration },
        { "ref_block_num", (uint)transaction.RefBlockNum },
        { "ref_block_prefix", transaction.RefBlockPrefix },
        { "max_net_usage_words", transaction.MaxNetUsageWords },
        { "max_cpu_usage_ms", (uint)transaction.MaxCpuUsageMs },
        { "delay_sec", transaction.DelaySec },
        { "context_free_actions", Variant.Array(transaction.ContextFreeActions, action) },
        { "actions", Variant.Array(transaction.Actions, action) },
        { "transaction_extensions", Variant.Array(transaction.Extensions, ToVariant) },
    };

    /// <summary>The form that transaction pushes take.</summary>
    public static Variant ToVariant(this PackedTransaction transaction) => new VariantObject
    {
        { "signatures", Variant.Array(transaction.Signatures, s => s) },
        { "compression", transaction.Compression == CompressionType.None ? "none" : "zlib" },
        { "packed_context_free_data", transaction.PackedContextFreeData },
        { "packed_trx", transaction.PackedTrx },
    };
}
