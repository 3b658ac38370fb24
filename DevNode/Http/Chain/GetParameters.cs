using Antelope.Json;
using DevNode.Chain;
using DevNode.Wasm;

namespace DevNode.Http;

/// <summary>get_consensus_parameters.</summary>
internal static class GetParameters
{
    public static ReadCall Call { get; } = ReadCall.Of("get_consensus_parameters", context =>
    {
        var properties = context.Chain.Db.GlobalProperty;
        return new VariantObject { { "chain_config", Of(properties.Configuration) }, { "wasm_config", Of(properties.WasmConfiguration) } };
    });

    private static VariantObject Of(ChainConfig c) => new()
    {
        { "max_block_net_usage", c.MaxBlockNetUsage },
        { "target_block_net_usage_pct", c.TargetBlockNetUsagePct },
        { "max_transaction_net_usage", c.MaxTransactionNetUsage },
        { "base_per_transaction_net_usage", c.BasePerTransactionNetUsage },
        { "net_usage_leeway", c.NetUsageLeeway },
        { "context_free_discount_net_usage_num", c.ContextFreeDiscountNetUsageNum },
        { "context_free_discount_net_usage_den", c.ContextFreeDiscountNetUsageDen },
        { "max_block_cpu_usage", c.MaxBlockCpuUsage },
        { "target_block_cpu_usage_pct", c.TargetBlockCpuUsagePct },
        { "max_transaction_cpu_usage", c.MaxTransactionCpuUsage },
        { "min_transaction_cpu_usage", c.MinTransactionCpuUsage },
        { "max_transaction_lifetime", c.MaxTransactionLifetime },
        { "deferred_trx_expiration_window", c.DeferredTrxExpirationWindow },
        { "max_transaction_delay", c.MaxTransactionDelay },
        { "max_inline_action_size", c.MaxInlineActionSize },
        { "max_inline_action_depth", (uint)c.MaxInlineActionDepth },
        { "max_authority_depth", (uint)c.MaxAuthorityDepth },
        { "max_action_return_value_size", c.MaxActionReturnValueSize },
    };

    private static VariantObject Of(WasmConfig c) => new()
    {
        { "max_mutable_global_bytes", c.MaxMutableGlobalBytes },
        { "max_table_elements", c.MaxTableElements },
        { "max_section_elements", c.MaxSectionElements },
        { "max_linear_memory_init", c.MaxLinearMemoryInit },
        { "max_func_local_bytes", c.MaxFuncLocalBytes },
        { "max_nested_structures", c.MaxNestedStructures },
        { "max_symbol_bytes", c.MaxSymbolBytes },
        { "max_module_bytes", c.MaxModuleBytes },
        { "max_code_bytes", c.MaxCodeBytes },
        { "max_pages", c.MaxPages },
        { "max_call_depth", c.MaxCallDepth },
    };
}
