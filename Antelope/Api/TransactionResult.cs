using Antelope.Json;

namespace Antelope.Api;

/// <summary>Answer of a transaction push: its id and the trace (<c>processed</c>).</summary>
public sealed record TransactionResult(Checksum256 TransactionId, Variant Processed)
{
    /// <summary>Status in the receipt (<c>executed</c>, <c>delayed</c> …); empty when the trace has no receipt.</summary>
    public string Status =>
        Processed.IsObject && Processed.AsObject().TryGet("receipt", out var receipt) && receipt.IsObject ? receipt["status"].AsString() : "";

    /// <summary>The error of a failed trace, as send_transaction2 gives it; null otherwise.</summary>
    public VariantObject? Except =>
        Processed.IsObject && Processed.AsObject().TryGet("except", out var except) && except.IsObject ? except.AsObject() : null;

    internal static TransactionResult FromVariant(Variant json) =>
        new(Checksum256.Parse(json["transaction_id"].AsString()), json.AsObject().TryGet("processed", out var processed) ? processed : default);
}
