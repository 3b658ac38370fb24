using Antelope;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>Billing of CPU, NET and RAM, exact as nodeos's resource_limits.cpp.</summary>
public sealed partial class ResourceLimitsManager(ChainDatabase database)
{
    /// <summary>Told of every change; null for nobody.</summary>
    internal DeepMindHandler? DeepMind { get; set; }

    private ResourceLimitsConfigRow LimitsConfig => database.ResourceLimitsConfig;
    private ResourceLimitsStateRow State => database.ResourceLimitsState;

    /// <summary>Creates the rows every chain has, in slow start: virtual limits begin at the real ones.</summary>
    public void InitializeDatabase()
    {
        var chain = new ChainConfig();
        var config = database.ResourceLimitsConfigs.Create(new()
        {
            CpuLimitParameters = ElasticLimits(chain.MaxBlockCpuUsage, chain.TargetBlockCpuUsagePct, Config.BlockCpuUsageAverageWindowMs),
            NetLimitParameters = ElasticLimits(chain.MaxBlockNetUsage, chain.TargetBlockNetUsagePct, Config.BlockSizeAverageWindowMs),
            AccountCpuUsageAverageWindow = Config.AccountCpuUsageAverageWindowMs / Config.BlockIntervalMs,
            AccountNetUsageAverageWindow = Config.AccountNetUsageAverageWindowMs / Config.BlockIntervalMs,
        });
        var state = database.ResourceLimitsStates.Create(new()
        {
            VirtualCpuLimit = config.CpuLimitParameters.Max,
            VirtualNetLimit = config.NetLimitParameters.Max,
        });
        DeepMind?.OnInitResourceLimits(config, state);
    }

    /// <summary>Parameters of an elastic limit from the chain's configuration (nodeos controller.cpp finalize_block).</summary>
    /// <param name="windowMs">Time that the average usage covers.</param>
    public static ElasticLimitParameters ElasticLimits(ulong max, uint targetPercent, uint windowMs) =>
        new(Config.Percent(max, targetPercent), max, windowMs / Config.BlockIntervalMs, Config.MaximumElasticResourceMultiplier, new(99, 100), new(1000, 999));

    /// <summary>Creates limits (unlimited) and usage of a new account.</summary>
    public void InitializeAccount(Name account)
    {
        var limits = database.ResourceLimits.Create(new() { Owner = account });
        var usage = database.ResourceUsages.Create(new() { Owner = account });
        DeepMind?.OnNewaccountResourceLimits(limits, usage);
    }

    /// <summary>Sets the block limits; throws resource_limit_exception for parameters that would divide by zero.</summary>
    public void SetBlockParameters(ElasticLimitParameters cpu, ElasticLimitParameters net)
    {
        Validate(cpu);
        Validate(net);
        var config = LimitsConfig;
        if (config.CpuLimitParameters == cpu && config.NetLimitParameters == net)
            return;
        config = database.ResourceLimitsConfigs.Modify(config with { CpuLimitParameters = cpu, NetLimitParameters = net });
        DeepMind?.OnUpdateResourceLimitsConfig(config);
    }

    /// <summary>Lets the averages of accounts decay to a slot.</summary>
    public void UpdateAccountUsage(SortedNames accounts, uint timeSlot)
    {
        foreach (var account in accounts)
            AddUsage(account, 0, 0, timeSlot);
    }

    /// <summary>
    /// Bills a transaction to every account and to the block. Throws tx_cpu_usage_exceeded, tx_net_usage_exceeded or
    /// block_resource_exhausted when a limit is passed.
    /// </summary>
    public void AddTransactionUsage(SortedNames accounts, ulong cpuUsage, ulong netUsage, uint timeSlot)
    {
        var state = State;
        var config = LimitsConfig;
        foreach (var account in accounts)
        {
            var limits = GetAccountLimits(account);
            var usage = AddUsage(account, cpuUsage, netUsage, timeSlot);
            DeepMind?.OnUpdateAccountUsage(usage);
            ChainErrors.TxCpuUsageExceeded.Assert(
                IsWithinShare(usage.CpuUsage, limits.CpuWeight, state.TotalCpuWeight, state.VirtualCpuLimit, config.AccountCpuUsageAverageWindow, out var used, out var max),
                $"authorizing account '{account:n}' has insufficient cpu resources for this transaction{used:+cpu_used_in_window}{max:+max_user_use_in_window}");
            ChainErrors.TxNetUsageExceeded.Assert(
                IsWithinShare(usage.NetUsage, limits.NetWeight, state.TotalNetWeight, state.VirtualNetLimit, config.AccountNetUsageAverageWindow, out used, out max),
                $"authorizing account '{account:n}' has insufficient net resources for this transaction{used:+net_used_in_window}{max:+max_user_use_in_window}");
        }
        state = database.ResourceLimitsStates.Writable(state);
        state.PendingCpuUsage += cpuUsage;
        state.PendingNetUsage += netUsage;
        ChainErrors.BlockResourceExhausted.Assert(state.PendingCpuUsage <= config.CpuLimitParameters.Max, "Block has insufficient cpu resources");
        ChainErrors.BlockResourceExhausted.Assert(state.PendingNetUsage <= config.NetLimitParameters.Max, "Block has insufficient net resources");
    }

    /// <summary>At the end of a block: averages, new virtual limits, pending usage back to zero.</summary>
    public void ProcessBlockUsage(uint blockNum)
    {
        var (state, config) = (State, LimitsConfig);
        var cpu = state.AverageBlockCpuUsage.Add(state.PendingCpuUsage, blockNum, config.CpuLimitParameters.Periods);
        var net = state.AverageBlockNetUsage.Add(state.PendingNetUsage, blockNum, config.NetLimitParameters.Periods);
        state = database.ResourceLimitsStates.Modify(state with
        {
            AverageBlockCpuUsage = cpu,
            VirtualCpuLimit = UpdateElasticLimit(state.VirtualCpuLimit, cpu.Average(), config.CpuLimitParameters),
            PendingCpuUsage = 0,
            AverageBlockNetUsage = net,
            VirtualNetLimit = UpdateElasticLimit(state.VirtualNetLimit, net.Average(), config.NetLimitParameters),
            PendingNetUsage = 0,
        });
        DeepMind?.OnUpdateResourceLimitsState(state);
    }

    /// <summary>CPU microseconds left in the pending block.</summary>
    public ulong BlockCpuLimit => LimitsConfig.CpuLimitParameters.Max - State.PendingCpuUsage;

    /// <summary>NET bytes left in the pending block.</summary>
    public ulong BlockNetLimit => LimitsConfig.NetLimitParameters.Max - State.PendingNetUsage;
    public ulong VirtualBlockCpuLimit => State.VirtualCpuLimit;
    public ulong VirtualBlockNetLimit => State.VirtualNetLimit;
    public ulong TotalCpuWeight => State.TotalCpuWeight;
    public ulong TotalNetWeight => State.TotalNetWeight;

    private static void Validate(ElasticLimitParameters parameters)
    {
        ChainErrors.ResourceLimitException.Assert(parameters.Periods > 0, "elastic limit parameter 'periods' cannot be zero");
        ChainErrors.ResourceLimitException.Assert(parameters.ContractRate.Denominator > 0,
            "elastic limit parameter 'contract_rate' is not a well-defined ratio");
        ChainErrors.ResourceLimitException.Assert(parameters.ExpandRate.Denominator > 0,
            "elastic limit parameter 'expand_rate' is not a well-defined ratio");
    }

    private static ulong UpdateElasticLimit(ulong current, ulong averageUsage, ElasticLimitParameters p)
    {
        var result = UsageAccumulatorMath.Multiply(current, averageUsage > p.Target ? p.ContractRate : p.ExpandRate);
        return Math.Min(Math.Max(result, p.Max), p.Max * p.MaxMultiplier);
    }

    private ResourceUsageRow AddUsage(Name account, ulong cpu, ulong net, uint timeSlot)
    {
        var usage = Usage(account);
        var config = LimitsConfig;
        var (netUsage, cpuUsage) =
            (usage.NetUsage.Add(net, timeSlot, config.AccountNetUsageAverageWindow), usage.CpuUsage.Add(cpu, timeSlot, config.AccountCpuUsageAverageWindow));
        usage = database.ResourceUsages.Writable(usage);
        (usage.NetUsage, usage.CpuUsage) = (netUsage, cpuUsage);
        return usage;
    }

    private static bool IsWithinShare(
        UsageAccumulator usage, long weight, ulong totalWeight, ulong virtualLimit, uint window, out UInt128 used, out UInt128 max)
    {
        (used, max) = (0, 0);
        if (weight < 0 || totalWeight == 0)
            return true;
        used = (UInt128)usage.ValueEx * window / Config.RateLimitingPrecision;
        max = unchecked((UInt128)virtualLimit * window * (UInt128)weight) / totalWeight;
        return used <= max;
    }

    private ResourceUsageRow Usage(Name account) => database.ResourceUsages.ByOwner.Find(account) ?? throw StdException.UnknownKey(account);
}
