using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Traces as transaction pushes answer them (nodeos abi_to_variant for transaction_trace).</summary>
public sealed class TraceJson(ActionJson actions, AbiResolver abis)
{
    public VariantObject Of(TransactionTrace trace)
    {
        var json = new VariantObject
        {
            { "id", trace.Id },
            { "block_num", trace.BlockNum },
            { "block_time", trace.BlockTime },
            { "producer_block_id", Optional(trace.ProducerBlockId) },
            { "receipt", trace.Receipt is { } receipt ? Receipt(receipt) : default(Variant) },
            { "elapsed", trace.Elapsed },
            { "net_usage", trace.NetUsage },
            { "scheduled", trace.Scheduled },
            { "action_traces", Variant.Array(trace.ActionTraces, t => Of(t)) },
            { "account_ram_delta", trace.AccountRamDelta is { } delta ? Delta(delta.Account, delta.Delta) : default(Variant) },
        };
        if (trace.FailedDtrxTrace is { } failed)
            json.Add("failed_dtrx_trace", Of(failed));
        json.Add("except", ExceptionJson.Of(trace.Except));
        json.Add("error_code", trace.ErrorCode is { } code ? code : default(Variant));
        return json;
    }

    private VariantObject Of(ActionTrace trace)
    {
        var json = new VariantObject
        {
            { "action_ordinal", trace.ActionOrdinal },
            { "creator_action_ordinal", trace.CreatorActionOrdinal },
            { "closest_unnotified_ancestor_action_ordinal", trace.ClosestUnnotifiedAncestorActionOrdinal },
            { "receipt", trace.Receipt is { } receipt ? Receipt(receipt) : default(Variant) },
            { "receiver", trace.Receiver },
            { "act", actions.Expand(trace.Act) },
            { "context_free", trace.ContextFree },
            { "elapsed", trace.Elapsed },
            { "console", Utf8Text.Prune(trace.Console) },
            { "trx_id", trace.TrxId },
            { "block_num", trace.BlockNum },
            { "block_time", trace.BlockTime },
            { "producer_block_id", Optional(trace.ProducerBlockId) },
            { "account_ram_deltas", Variant.Array(trace.AccountRamDeltas, d => Delta(d.Key, d.Value)) },
            { "except", ExceptionJson.Of(trace.Except) },
            { "error_code", trace.ErrorCode is { } code ? code : default(Variant) },
            { "return_value_hex_data", trace.ReturnValue },
        };
        if (ReturnValue(trace) is { } value)
            json.Add("return_value_data", value);
        return json;
    }

    private Variant? ReturnValue(ActionTrace trace)
    {
        try
        {
            return abis.Find(trace.Act.Account) is { } abi && abi.ActionResultType(trace.Act.Name) is { Length: > 0 } type
                ? abi.Decode(type, trace.ReturnValue)
                : (Variant?)null;
        }
        catch (Exception e) when (e is AbiException or PackException)
        {
            return null;
        }
    }

    private static Variant Receipt(TransactionReceiptHeader receipt) => new VariantObject
    {
        { "status", receipt.Status.ToText() },
        { "cpu_usage_us", receipt.CpuUsageUs },
        { "net_usage_words", receipt.NetUsageWords },
    };

    private static Variant Receipt(ActionReceipt receipt) => new VariantObject
    {
        { "receiver", receipt.Receiver },
        { "act_digest", receipt.ActDigest },
        { "global_sequence", receipt.GlobalSequence },
        { "recv_sequence", receipt.RecvSequence },
        { "auth_sequence", Variant.Array(receipt.AuthSequence, s => new Variant[] { s.Account, s.Sequence }) },
        { "code_sequence", receipt.CodeSequence },
        { "abi_sequence", receipt.AbiSequence },
    };

    private static Variant Delta(Antelope.Name account, long delta) => new VariantObject { { "account", account }, { "delta", delta } };
    private static Variant Optional(Antelope.Checksum256? id) => id is { } value ? value : default(Variant);
}
