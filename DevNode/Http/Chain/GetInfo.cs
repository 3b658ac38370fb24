using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>get_info.</summary>
internal static class GetInfo
{
    public static ReadCall Call { get; } = ReadCall.Of("get_info", context =>
    {
        var chain = context.Chain;
        var limits = new ResourceLimitsManager(chain.Db);
        return new VariantObject
        {
            { "server_version", ShortVersion(context.Settings.ServerVersion) },
            { "chain_id", chain.ChainId },
            { "head_block_num", chain.HeadBlockNum },
            { "last_irreversible_block_num", chain.LastIrreversibleBlockNum },
            { "last_irreversible_block_id", chain.LastIrreversibleBlockId },
            { "head_block_id", chain.HeadBlockId },
            { "head_block_time", chain.HeadBlockTime },
            { "head_block_producer", chain.HeadBlockProducer },
            { "virtual_block_cpu_limit", limits.VirtualBlockCpuLimit },
            { "virtual_block_net_limit", limits.VirtualBlockNetLimit },
            { "block_cpu_limit", limits.BlockCpuLimit },
            { "block_net_limit", limits.BlockNetLimit },
            { "server_version_string", context.Settings.ServerVersion.Split('+')[0] },
            { "fork_db_head_block_num", chain.ForkDbPendingHeadBlockNum },
            { "fork_db_head_block_id", chain.ForkDbPendingHeadBlockId },
            { "server_full_version_string", context.Settings.ServerVersion.Replace('+', '-') },
            { "total_cpu_weight", limits.TotalCpuWeight },
            { "total_net_weight", limits.TotalNetWeight },
            { "earliest_available_block_num", chain.EarliestAvailableBlockNum },
            { "last_irreversible_block_time", chain.LastIrreversibleBlockTime },
        };
    });

    /// <summary>The first eight digits of the source revision; zeros when it is not known.</summary>
    private static string ShortVersion(string version) =>
        version.Split('+') is [_, { Length: >= 8 } revision] && revision[..8].All(char.IsAsciiHexDigitLower) ? revision[..8] : "00000000";
}
