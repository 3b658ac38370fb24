using Antelope;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Http;

/// <summary>get_scheduled_transactions and get_transaction_id.</summary>
internal static class GetScheduledTransactions
{
    private sealed record Params(bool Json, string LowerBound, uint Limit, uint? TimeLimitMs);

    public static ReadCall Call { get; } = ReadCall.Of("get_scheduled_transactions",
        p => new Params(p.ReadBool("json"), p.ReadText("lower_bound"), p.ReadUInt32("limit", 50), p.ReadOptional("time_limit_ms", v => (uint)v.AsUInt64())),
        Read);

    private static Variant Read(ReadContext context, Params p)
    {
        var index = context.Chain.Db.GeneratedTransactions.ByDelay;
        var row = First(context.Chain.Db, p.LowerBound);
        var transactions = new List<Variant>();
        var hasTime = context.Time.Within(p.TimeLimitMs);
        for (; row is not null && transactions.Count < p.Limit && hasTime(); row = index.Next(row))
            transactions.Add(Row(context, row, p.Json));
        return new VariantObject { { "transactions", transactions }, { "more", row is null ? "" : row.TrxId.ToString() } };
    }

    /// <summary>By time or transaction id; what is neither is the end.</summary>
    private static GeneratedTransactionRow? First(ChainDatabase db, string lowerBound)
    {
        var table = db.GeneratedTransactions;
        if (lowerBound.Length == 0)
            return table.ByDelay.First;
        try
        {
            return table.ByDelay.LowerBound((TimePoint.Parse(lowerBound), 0));
        }
        catch (FormatException)
        {
            return lowerBound.Length == 64 && lowerBound.All(char.IsAsciiHexDigit) ? table.ByTrxId.Find(Checksum256.Parse(lowerBound)) : null;
        }
    }

    private static Variant Row(ReadContext context, GeneratedTransactionRow row, bool json) => new VariantObject
    {
        { "trx_id", row.TrxId },
        { "sender", row.Sender },
        { "sender_id", row.SenderId },
        { "payer", row.Payer },
        { "delay_until", row.DelayUntil },
        { "expiration", row.Expiration },
        { "published", row.Published },
        { "transaction", json ? context.Actions.Expand(Packed.Unpack<Transaction>(row.PackedTrx)) : (Variant)row.PackedTrx },
    };
}
