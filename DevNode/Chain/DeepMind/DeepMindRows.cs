using Antelope.Chain;
using Antelope.Json;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>Rows of the state as nodeos prints them (FC_REFLECT of the objects in resource_limits_private.hpp and permission_object.hpp).</summary>
internal static class DeepMindRows
{
    public static Variant Of(PermissionRow row) => new VariantObject
    {
        { "usage_id", row.UsageId },
        { "parent", row.Parent },
        { "owner", row.Owner },
        { "name", row.Name },
        { "last_updated", row.LastUpdated },
        { "auth", row.Auth.ToVariant() },
    };

    public static Variant Of(ResourceLimitsRow row) => new VariantObject
    {
        { "owner", row.Owner },
        { "net_weight", row.NetWeight },
        { "cpu_weight", row.CpuWeight },
        { "ram_bytes", row.RamBytes },
    };

    public static Variant Of(ResourceUsageRow row) => new VariantObject
    {
        { "owner", row.Owner },
        { "net_usage", Of(row.NetUsage) },
        { "cpu_usage", Of(row.CpuUsage) },
        { "ram_usage", row.RamUsage },
    };

    public static Variant Of(ResourceLimitsConfigRow row) => new VariantObject
    {
        { "cpu_limit_parameters", Of(row.CpuLimitParameters) },
        { "net_limit_parameters", Of(row.NetLimitParameters) },
        { "account_cpu_usage_average_window", row.AccountCpuUsageAverageWindow },
        { "account_net_usage_average_window", row.AccountNetUsageAverageWindow },
    };

    public static Variant Of(ResourceLimitsStateRow row) => new VariantObject
    {
        { "average_block_net_usage", Of(row.AverageBlockNetUsage) },
        { "average_block_cpu_usage", Of(row.AverageBlockCpuUsage) },
        { "pending_net_usage", row.PendingNetUsage },
        { "pending_cpu_usage", row.PendingCpuUsage },
        { "total_net_weight", row.TotalNetWeight },
        { "total_cpu_weight", row.TotalCpuWeight },
        { "total_ram_bytes", row.TotalRamBytes },
        { "virtual_net_limit", row.VirtualNetLimit },
        { "virtual_cpu_limit", row.VirtualCpuLimit },
    };

    private static Variant Of(UsageAccumulator usage) => new VariantObject
    {
        { "last_ordinal", usage.LastOrdinal },
        { "value_ex", usage.ValueEx },
        { "consumed", usage.Consumed },
    };

    private static Variant Of(ElasticLimitParameters limit) => new VariantObject
    {
        { "target", limit.Target },
        { "max", limit.Max },
        { "periods", limit.Periods },
        { "max_multiplier", limit.MaxMultiplier },
        { "contract_rate", Of(limit.ContractRate) },
        { "expand_rate", Of(limit.ExpandRate) },
    };

    private static Variant Of(Ratio ratio) => new VariantObject { { "numerator", ratio.Numerator }, { "denominator", ratio.Denominator } };
}
