using Antelope;

namespace DevNode.State;

/// <summary>A moving average over a window of ordinals (nodeos exponential_moving_average_accumulator); its arithmetic is in DevNode.Chain.</summary>
/// <param name="LastOrdinal">Ordinal that contributed last.</param>
/// <param name="ValueEx">The average, times 1,000,000.</param>
/// <param name="Consumed">The average before the current ordinal plus its own contribution.</param>
public readonly record struct UsageAccumulator(uint LastOrdinal, ulong ValueEx, ulong Consumed);

/// <summary>Fraction.</summary>
public readonly record struct Ratio(ulong Numerator, ulong Denominator);

/// <summary>How a block's virtual limit grows and shrinks (nodeos elastic_limit_parameters).</summary>
/// <param name="Periods">Blocks that the average usage covers.</param>
public sealed record ElasticLimitParameters(ulong Target, ulong Max, uint Periods, uint MaxMultiplier, Ratio ContractRate, Ratio ExpandRate);

/// <summary>Limits of an account; -1 is unlimited (nodeos resource_limits_object).</summary>
public sealed record ResourceLimitsRow : Row
{
    public Name Owner { get; init; }

    /// <summary>True for limits that take effect at the end of the block.</summary>
    public bool Pending { get; init; }
    public long NetWeight { get; init; } = -1;
    public long CpuWeight { get; init; } = -1;
    public long RamBytes { get; init; } = -1;
}

/// <summary>What an account uses: NET bytes, CPU microseconds, RAM bytes (nodeos resource_usage_object).</summary>
public sealed record ResourceUsageRow : Row
{
    public Name Owner { get; init; }
    public UsageAccumulator NetUsage { get; internal set; }
    public UsageAccumulator CpuUsage { get; internal set; }
    public ulong RamUsage { get; internal set; }
}

/// <summary>Parameters of the resource limits (nodeos resource_limits_config_object).</summary>
public sealed record ResourceLimitsConfigRow : Row
{
    public required ElasticLimitParameters CpuLimitParameters { get; init; }
    public required ElasticLimitParameters NetLimitParameters { get; init; }
    public uint AccountCpuUsageAverageWindow { get; init; }
    public uint AccountNetUsageAverageWindow { get; init; }
}

/// <summary>Totals and virtual limits of the chain (nodeos resource_limits_state_object).</summary>
public sealed record ResourceLimitsStateRow : Row
{
    public UsageAccumulator AverageBlockNetUsage { get; init; }
    public UsageAccumulator AverageBlockCpuUsage { get; init; }
    public ulong PendingNetUsage { get; internal set; }
    public ulong PendingCpuUsage { get; internal set; }
    public ulong TotalNetWeight { get; init; }
    public ulong TotalCpuWeight { get; init; }
    public ulong TotalRamBytes { get; init; }
    public ulong VirtualNetLimit { get; init; }
    public ulong VirtualCpuLimit { get; init; }
}
