using Antelope;

namespace DevNode.Chain;

/// <content>CPU and NET: measuring, limits and billing.</content>
public sealed partial class TransactionContext
{
    private const long LargeNumberNoOverflow = long.MaxValue / 2;

    private enum DeadlineReason
    {
        BlockCpuUsage,
        TxCpuUsage,
        Leeway,
        BlockDeadline,
    }

    private readonly CompilationTime _compilation = new();
    private ulong _netLimit = ulong.MaxValue;
    private ulong _eagerNetLimit;
    private bool _netLimitDueToBlock = true;
    private bool _netLimitDueToGreylist;
    private bool _cpuLimitDueToGreylist;
    private long _objectiveDurationLimit;
    private long _deadline = long.MaxValue;
    private long _pseudoStart;
    private long _pausedTime;
    private long _billedTime;
    private DeadlineReason _deadlineReason = DeadlineReason.BlockCpuUsage;
    private DeadlineReason _billingTimerReason = DeadlineReason.BlockCpuUsage;

    /// <summary>When billing starts: <see cref="Start"/>, moved by what was not billed.</summary>
    internal long PseudoStart => _pseudoStart;

    /// <summary>What block, chain and transaction allow at the beginning, before the accounts' limits; microseconds.</summary>
    internal long InitialObjectiveDurationLimit { get; private set; }

    /// <summary>When the caller wants the execution to end, <see cref="long.MaxValue"/> for never.</summary>
    public long BlockDeadline { get; set; } = long.MaxValue;

    /// <summary>The node's own limit for a transaction; <see cref="long.MaxValue"/> for none.</summary>
    public long MaxTransactionTimeUs { get; set; } = long.MaxValue;

    /// <summary>How much longer than its accounts can pay a transaction may run before it is cut off.</summary>
    public long LeewayUs { get; set; } = Config.DefaultSubjectiveCpuLeewayUs;

    /// <summary>True when <see cref="BilledCpuTimeUs"/> is taken from a block instead of being measured.</summary>
    public bool ExplicitBilledCpuTime { get; set; }

    /// <summary>CPU billed; before the execution that of an earlier execution, or the block's figure.</summary>
    public long BilledCpuTimeUs { get; set; }

    /// <summary>CPU of failed transactions that the node holds against the first authorizer.</summary>
    public long SubjectiveCpuBillUs { get; set; }

    /// <summary>Checks RAM, bills CPU and NET; throws what the limits demand.</summary>
    public void FinalizeTransaction()
    {
        RequireInitialized();
        if (IsInput)
        {
            for (var i = 0; i < Transaction.Actions.Count; i++)
            {
                var authorization = Transaction.Actions[i].Authorization;
                for (var j = 0; j < authorization.Count; j++)
                    Chain.Authorization.UpdatePermissionUsage(Chain.Authorization.GetPermission(authorization[j]));
            }
        }
        foreach (var account in ValidateRamUsage)
            Chain.ResourceLimits.VerifyAccountRamUsage(account);
        var (accountNetLimit, accountCpuLimit) = MaxBandwidthBilledAccountsCanPay();
        LowerNetLimit((ulong)accountNetLimit, false);
        LowerDurationLimit(accountCpuLimit);
        Trace.NetUsage = (Trace.NetUsage + 7) / 8 * 8;
        _eagerNetLimit = _netLimit;
        CheckNetUsage();
        ExcludeCompilation();
        var now = Now();
        Trace.Elapsed = now - Start;
        UpdateBilledCpuTime(now);
        ValidateCpuUsageToBill(BilledCpuTimeUs, accountCpuLimit, true);
        Chain.ResourceLimits.AddTransactionUsage(BillToAccounts, (ulong)BilledCpuTimeUs, Trace.NetUsage, BlockTimestamp.From(Chain.PendingBlockTime).Slot);
    }

    /// <summary>Adds bytes of NET; throws when a limit is passed.</summary>
    public void AddNetUsage(ulong bytes)
    {
        Trace.NetUsage += bytes;
        CheckNetUsage();
    }

    /// <summary>Sets the CPU to bill to what was measured until <paramref name="now"/>, at least the chain's minimum.</summary>
    public uint UpdateBilledCpuTime(long now)
    {
        if (!ExplicitBilledCpuTime)
            BilledCpuTimeUs = Math.Max(now - _pseudoStart, Chain.Database.GlobalProperty.Configuration.MinTransactionCpuUsage);
        return (uint)BilledCpuTimeUs;
    }

    /// <summary>The least that any of the billed accounts can pay, NET in bytes and CPU in microseconds.</summary>
    /// <param name="forceElasticLimits">Ignores greylists, as outside of production.</param>
    public (long Net, long Cpu) MaxBandwidthBilledAccountsCanPay(bool forceElasticLimits = false)
    {
        var (net, cpu) = (LargeNumberNoOverflow, LargeNumberNoOverflow);
        var producing = !forceElasticLimits && Chain.IsProducingBlock;
        foreach (var account in BillToAccounts)
        {
            var greylist = !producing ? Config.MaximumElasticResourceMultiplier : Chain.IsResourceGreylisted(account) ? 1 : Chain.GreylistLimit;
            var (netLimit, netGreylisted) = Chain.ResourceLimits.GetAccountNetLimit(account, greylist);
            if (netLimit.Available >= 0)
            {
                net = Math.Min(net, netLimit.Available);
                _netLimitDueToGreylist |= netGreylisted;
            }
            var (cpuLimit, cpuGreylisted) = Chain.ResourceLimits.GetAccountCpuLimit(account, greylist);
            if (cpuLimit.Available >= 0)
            {
                cpu = Math.Min(cpu, cpuLimit.Available);
                _cpuLimitDueToGreylist |= cpuGreylisted;
            }
        }
        return (net, cpu);
    }

    private long Now() => Chain.TimeProvider.GetMicroseconds();

    /// <summary>A part of formats.</summary>
    private string SubjectiveText => SubjectiveCpuBillUs > 0 ? " with a subjective cpu of (${subjective} us)" : "";

    private void CheckNetUsage()
    {
        if (Chain.SkipTrxChecks || Trace.NetUsage <= _eagerNetLimit)
            return;
        if (_netLimitDueToBlock)
            ChainErrors.BlockNetUsageExceeded.Throw($"not enough space left in block: {Trace.NetUsage:net_usage} > {_eagerNetLimit:net_limit}");
        if (_netLimitDueToGreylist)
            ChainErrors.GreylistNetUsageExceeded.Throw($"greylisted transaction net usage is too high: {Trace.NetUsage:net_usage} > {_eagerNetLimit:net_limit}");
        ChainErrors.TxNetUsageExceeded.Throw($"transaction net usage is too high: {Trace.NetUsage:net_usage} > {_eagerNetLimit:net_limit}");
    }
}
