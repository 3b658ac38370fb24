using Antelope;
using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;

namespace DevNode.Http;

/// <summary>Blocks of the trace log as answers (nodeos trace_api response_formatter).</summary>
/// <param name="abis">ABIs of the options, for params and return_data.</param>
internal sealed class BlockTraceJson(IReadOnlyDictionary<Name, AbiSerializer> abis)
{
    public VariantObject Of(BlockEntry block, bool irreversible) => new()
    {
        { "id", block.Id },
        { "number", block.Number },
        { "previous_id", block.PreviousId },
        { "status", irreversible ? "irreversible" : "pending" },
        { "timestamp", $"{block.Timestamp}Z" },
        { "producer", block.Producer },
        { "transaction_mroot", block.TransactionMroot },
        { "action_mroot", block.ActionMroot },
        { "schedule_version", block.ScheduleVersion },
        { "transactions", Variant.Array(block.Transactions, t => Of(t)) },
    };

    public VariantObject Of(TransactionEntry transaction) => new()
    {
        { "id", transaction.Id },
        { "block_num", transaction.BlockNum },
        { "block_time", transaction.BlockTime },
        { "producer_block_id", transaction.ProducerBlockId is { } id ? id : default(Variant) },
        { "actions", Variant.Array(transaction.Actions.OrderBy(a => a.GlobalSequence), Of) },
        { "status", transaction.Receipt.Status.ToText() },
        { "cpu_usage_us", transaction.Receipt.CpuUsageUs },
        { "net_usage_words", transaction.Receipt.NetUsageWords },
        { "signatures", Variant.Array(transaction.Signatures, s => s) },
        { "transaction_header", Header(transaction.Header) },
    };

    private static VariantObject Header(Transaction header) => new()
    {
        { "expiration", header.Expiration },
        { "ref_block_num", (uint)header.RefBlockNum },
        { "ref_block_prefix", header.RefBlockPrefix },
        { "max_net_usage_words", header.MaxNetUsageWords },
        { "max_cpu_usage_ms", (uint)header.MaxCpuUsageMs },
        { "delay_sec", header.DelaySec },
    };

    private Variant Of(ActionEntry action)
    {
        var json = new VariantObject
        {
            { "global_sequence", action.GlobalSequence },
            { "receiver", action.Receiver },
            { "account", action.Account },
            { "action", action.Action },
            { "authorization", Variant.Array(action.Authorization, a => new VariantObject { { "account", a.Actor }, { "permission", a.Permission } }) },
            { "data", action.Data },
            { "return_value", action.ReturnValue },
        };
        if (!abis.TryGetValue(action.Account, out var abi) || abi.ActionType(action.Action) is not { Length: > 0 } type)
            return json;
        json.Add("params", abi.Decode(type, action.Data, fullPaths: true));
        if (action.ReturnValue.Length > 0 && abi.ActionResultType(action.Action) is { Length: > 0 } result)
            json.Add("return_data", abi.Decode(result, action.ReturnValue, fullPaths: true));
        return json;
    }
}
