namespace Bench.Network;

/// <summary>Chain parameters of the genesis.</summary>
internal static class GenesisConfiguration
{
    /// <summary>Those of bios-boot-tutorial.py's genesis.json.</summary>
    public static object Tutorial { get; } = new
    {
        max_block_net_usage = 1048576,
        target_block_net_usage_pct = 1000,
        max_transaction_net_usage = 524288,
        base_per_transaction_net_usage = 12,
        net_usage_leeway = 500,
        context_free_discount_net_usage_num = 20,
        context_free_discount_net_usage_den = 100,
        max_block_cpu_usage = 400000,
        target_block_cpu_usage_pct = 1000,
        max_transaction_cpu_usage = 150000,
        min_transaction_cpu_usage = 100,
        max_transaction_lifetime = 3600,
        deferred_trx_expiration_window = 600,
        max_transaction_delay = 3888000,
        max_inline_action_size = 524288,
        max_inline_action_depth = 4,
        max_authority_depth = 6,
    };
}
