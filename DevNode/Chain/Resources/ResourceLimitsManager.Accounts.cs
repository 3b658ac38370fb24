using Antelope;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Limits of accounts.</content>
public sealed partial class ResourceLimitsManager
{
    /// <summary>Adds to an account's RAM; whether it may use that much is checked at the end of the transaction.</summary>
    public void AddPendingRamUsage(Name account, long delta)
    {
        if (delta == 0)
            return;
        var usage = Usage(account);
        ChainErrors.TransactionException.Assert(delta <= 0 || ulong.MaxValue - usage.RamUsage >= (ulong)delta,
            "Ram usage delta would overflow UINT64_MAX");
        ChainErrors.TransactionException.Assert(delta >= 0 || usage.RamUsage >= unchecked((ulong)-delta),
            "Ram usage delta would underflow UINT64_MAX");
        usage = database.ResourceUsages.Writable(usage);
        usage.RamUsage = unchecked(usage.RamUsage + (ulong)delta);
        DeepMind?.OnRamEvent(account, usage.RamUsage, delta);
    }

    /// <summary>Throws ram_usage_exceeded when the account uses more RAM than it has.</summary>
    public void VerifyAccountRamUsage(Name account)
    {
        var available = GetAccountLimits(account).RamBytes;
        var needs = Usage(account).RamUsage;
        ChainErrors.RamUsageExceeded.Assert(available < 0 || needs <= (ulong)available,
            $"account {account:account} has insufficient ram; needs {needs:needs} bytes has {available:available} bytes");
    }

    /// <summary>RAM bytes billed to the account.</summary>
    public long GetAccountRamUsage(Name account) => (long)Usage(account).RamUsage;

    /// <summary>Sets limits that take effect at the end of the block; true when the RAM limit became stricter.</summary>
    public bool SetAccountLimits(Name account, long ramBytes, long netWeight, long cpuWeight)
    {
        var table = database.ResourceLimits;
        var pending = table.ByOwner.Find((true, account));
        if (pending is null)
        {
            var limits = table.ByOwner.Find((false, account)) ?? throw StdException.UnknownKey(false, account);
            pending = table.Create(new()
            {
                Owner = account,
                Pending = true,
                RamBytes = limits.RamBytes,
                NetWeight = limits.NetWeight,
                CpuWeight = limits.CpuWeight,
            });
        }
        var changed = table.Modify(pending with { RamBytes = ramBytes, NetWeight = netWeight, CpuWeight = cpuWeight });
        DeepMind?.OnSetAccountLimits(changed);
        return ramBytes >= 0 && (pending.RamBytes < 0 || ramBytes < pending.RamBytes);
    }

    /// <summary>Limits of an account, pending ones before those in effect.</summary>
    public AccountLimits GetAccountLimits(Name account)
    {
        var table = database.ResourceLimits;
        var row = table.ByOwner.Find((true, account)) ?? table.ByOwner.Find((false, account)) ?? throw StdException.UnknownKey(false, account);
        return new(row.RamBytes, row.NetWeight, row.CpuWeight);
    }

    /// <summary>True when the CPU limit in effect is none.</summary>
    public bool IsUnlimitedCpu(Name account) => database.ResourceLimits.ByOwner.Find((false, account))?.CpuWeight == -1;

    /// <summary>At the end of a block: pending limits become those in effect.</summary>
    public void ProcessAccountLimitUpdates()
    {
        var table = database.ResourceLimits;
        var state = State;
        var (ram, cpu, net) = (state.TotalRamBytes, state.TotalCpuWeight, state.TotalNetWeight);
        while (table.ByOwner.LowerBound((true, default)) is { } pending)
        {
            var actual = table.ByOwner.Find((false, pending.Owner)) ?? throw StdException.UnknownKey(false, pending.Owner);
            Exchange(ref ram, actual.RamBytes, pending.RamBytes, "ram_bytes");
            Exchange(ref cpu, actual.CpuWeight, pending.CpuWeight, "cpu_weight");
            Exchange(ref net, actual.NetWeight, pending.NetWeight, "net_weight");
            table.Modify(actual with { RamBytes = pending.RamBytes, CpuWeight = pending.CpuWeight, NetWeight = pending.NetWeight });
            table.Remove(pending);
        }
        state = database.ResourceLimitsStates.Modify(state with { TotalRamBytes = ram, TotalCpuWeight = cpu, TotalNetWeight = net });
        DeepMind?.OnUpdateResourceLimitsState(state);
    }

    /// <summary>CPU microseconds that the account can be billed now, -1 when unlimited, and whether a greylist lowered it.</summary>
    public (AccountResourceLimit Limit, bool Greylisted) GetAccountCpuLimit(
        Name account, uint greylistLimit = Config.MaximumElasticResourceMultiplier, BlockTimestamp? currentTime = null)
    {
        var (state, config) = (State, LimitsConfig);
        return Limit(GetAccountLimits(account).CpuWeight, state.TotalCpuWeight, Usage(account).CpuUsage, state.VirtualCpuLimit,
            config.CpuLimitParameters.Max, config.AccountCpuUsageAverageWindow, greylistLimit, currentTime);
    }

    /// <summary>NET bytes that the account can be billed now, -1 when unlimited, and whether a greylist lowered it.</summary>
    public (AccountResourceLimit Limit, bool Greylisted) GetAccountNetLimit(
        Name account, uint greylistLimit = Config.MaximumElasticResourceMultiplier, BlockTimestamp? currentTime = null)
    {
        var (state, config) = (State, LimitsConfig);
        return Limit(GetAccountLimits(account).NetWeight, state.TotalNetWeight, Usage(account).NetUsage, state.VirtualNetLimit,
            config.NetLimitParameters.Max, config.AccountNetUsageAverageWindow, greylistLimit, currentTime);
    }

    private static (AccountResourceLimit, bool) Limit(
        long weight, ulong totalWeight, UsageAccumulator usage, ulong virtualLimit, ulong max, uint window, uint greylistLimit, BlockTimestamp? currentTime)
    {
        var updated = new BlockTimestamp(usage.LastOrdinal);
        if (weight < 0 || totalWeight == 0)
            return (new(-1, -1, -1, updated, -1), false);
        var greylisted = greylistLimit < Config.MaximumElasticResourceMultiplier && max * greylistLimit < virtualLimit;
        var capacity = (UInt128)window * (greylisted ? max * greylistLimit : virtualLimit);
        var share = unchecked(capacity * (UInt128)weight) / totalWeight;
        var used = UsedInWindow(usage, window);
        var available = share <= used ? 0 : UsageAccumulatorMath.DowngradeToInt64(share - used);
        var signedUsed = UsageAccumulatorMath.DowngradeToInt64(used);
        var current = currentTime is { } time && time.Slot > usage.LastOrdinal
            ? UsageAccumulatorMath.DowngradeToInt64(UsedInWindow(usage.Add(0, time.Slot, window), window))
            : signedUsed;
        return (new(signedUsed, available, UsageAccumulatorMath.DowngradeToInt64(share), updated, current), greylisted);
    }

    private static UInt128 UsedInWindow(UsageAccumulator usage, uint window) =>
        UsageAccumulatorMath.DivideCeil((UInt128)usage.ValueEx * window, Config.RateLimitingPrecision);

    private static void Exchange(ref ulong total, long value, long pending, string which)
    {
        if (value > 0)
        {
            ChainErrors.RateLimitingStateInconsistent.Assert(total >= (ulong)value, $"underflow when reverting old value to {which:which}");
            total -= (ulong)value;
        }
        if (pending > 0)
        {
            ChainErrors.RateLimitingStateInconsistent.Assert(ulong.MaxValue - total >= (ulong)pending, $"overflow when applying new value to {which:which}");
            total += (ulong)pending;
        }
    }
}
