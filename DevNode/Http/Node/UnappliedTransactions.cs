using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>get_unapplied_transactions.</summary>
internal static class UnappliedTransactions
{
    private const ulong ObjectSize = 256;
    private const ulong SignatureSize = 136;

    public static Func<Controller, Variant> Prepare(Variant json, BlockProducer producer)
    {
        var p = json.AsObject();
        var lower = p.ReadText("lower_bound");
        var limit = p.ReadOptional("limit", v => (uint)v.AsUInt64()) ?? uint.MaxValue;
        var milliseconds = p.ReadOptional("time_limit_ms", v => (uint)v.AsUInt64());
        return _ =>
        {
            var hasTime = new RequestTime(ThreadTime.Clock, limit: null).Within(milliseconds);
            var queue = producer.Unapplied;
            var all = queue.Snapshot(Enum.GetValues<UnappliedKind>()).AsEnumerable();
            if (lower.Length != 0)
                all = all.SkipWhile(t => t.Metadata.Id.ToString() != lower);
            var page = all.TakeWhile((_, i) => i <= limit).ToList();
            var shown = page.TakeWhile((_, i) => i < limit && hasTime()).ToList();
            var answer = new VariantObject
            {
                { "size", (ulong)queue.Count },
                { "incoming_size", (ulong)queue.IncomingCount },
                { "trxs", Variant.Array(shown, Transaction) },
            };
            return answer.Add("more", page.Count > shown.Count ? page[shown.Count].Metadata.Id : "");
        };
    }

    private static Variant Transaction(UnappliedTransaction transaction)
    {
        var metadata = transaction.Metadata;
        var trx = metadata.Transaction;
        var first = trx.Actions.Count > 0 ? trx.Actions[0] : null;
        return new VariantObject
        {
            { "trx_id", metadata.Id },
            { "expiration", trx.Expiration },
            { "trx_type", metadata.IsReadOnly ? "read_only" : Kind(transaction.Kind) },
            { "first_auth", trx.Actions.SelectMany(a => a.Authorization).FirstOrDefault().Actor },
            { "first_receiver", first?.Account ?? default },
            { "first_action", first?.Name ?? default },
            { "total_actions", (uint)(trx.Actions.Count + trx.ContextFreeActions.Count) },
            { "billed_cpu_time_us", metadata.BilledCpuTimeUs },
            { "size", EstimatedSize(metadata.PackedTrx) },
        };
    }

    /// <summary>Bytes that nodeos takes for it in memory, packed and unpacked (nodeos packed_transaction::get_estimated_size, 64-bit).</summary>
    private static ulong EstimatedSize(PackedTransaction packed) =>
        ObjectSize + 2 * ((ulong)packed.Signatures.Count * SignatureSize + (ulong)packed.PackedContextFreeData.Length + (ulong)packed.PackedTrx.Length);

    private static string Kind(UnappliedKind kind) => kind switch
    {
        UnappliedKind.Persisted => "persisted",
        UnappliedKind.Forked => "forked",
        UnappliedKind.Aborted => "aborted",
        UnappliedKind.IncomingPersisted => "incoming_persisted",
        _ => "incoming",
    };
}
