using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>get_required_keys and get_transaction_id.</summary>
internal static class GetRequiredKeys
{
    public static ReadCall Call { get; } = ReadCall.Of("get_required_keys",
        p => (Transaction: p.TryGet("transaction", out var t) ? t : default, Keys: p.ReadList("available_keys", k => PublicKey.Parse(k.AsString()))),
        (context, p) =>
        {
            var transaction = ApiErrors.Frame(ChainErrors.TransactionTypeException, "Invalid transaction",
                () => ApiErrors.Annotate(new ErrorStep("Failed to deserialize variant").With("variant", p.Transaction), () => context.Input.ToTransaction(p.Transaction)));
            var keys = context.Chain.Authorization.GetRequiredKeys(transaction, p.Keys.ToHashSet().Order().ToArray(), transaction.DelaySec * 1_000_000L);
            return new VariantObject { { "required_keys", Variant.Array(keys.Order(), k => k) } };
        });

    /// <summary>Takes action data as hex only.</summary>
    public static ReadCall IdCall { get; } = ReadCall.Of("get_transaction_id",
        p => new TransactionInput(TransactionInput.ToPlainAction).ToTransaction(p),
        (_, transaction) => transaction.Id());
}
