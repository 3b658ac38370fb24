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
            foreach (var level in Transaction.Actions.SelectMany(action => action.Authorization))
                Chain.Authorization.UpdatePermissionUsage(Chain.Authorization.GetPermission(level));
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

    /// <summary>Throws when the execution has taken too long.</summary>
    public void CheckTime()
    {
        if (_deadline == long.MaxValue)
            return;
        ExcludeCompilation();
        var now = Now();
        if (now < _deadline)
            return;
        var timer = now - _pseudoStart;
        if (ExplicitBilledCpuTime || _deadlineReason == DeadlineReason.BlockDeadline)
            ChainErrors.DeadlineException.Throw($"deadline exceeded {timer}us");
        if (_deadlineReason == DeadlineReason.BlockCpuUsage)
            ChainErrors.BlockCpuUsageExceeded.Throw($"not enough time left in block to complete executing transaction {timer}us");
        if (_deadlineReason == DeadlineReason.Leeway)
            ChainErrors.LeewayDeadlineException.Throw(
                $"the transaction was unable to complete by deadline, but it is possible it could have succeeded if it were allowed to run to completion {timer}");
        var message = $"transaction was executing for too long {timer}us{SubjectiveText}";
        if (_cpuLimitDueToGreylist)
            ChainErrors.GreylistCpuUsageExceeded.Throw($"greylisted {message}");
        ChainErrors.TxCpuUsageExceeded.Throw(message);
    }

    /// <summary>Stops billing, for work such as compiling a contract that the transaction does not pay.</summary>
    public void PauseBillingTimer()
    {
        if (ExplicitBilledCpuTime || _pseudoStart == long.MinValue)
            return;
        _pausedTime = Now();
        _billedTime = _pausedTime - _pseudoStart;
        _pseudoStart = long.MinValue;
    }

    /// <summary>Continues billing after <see cref="PauseBillingTimer"/>.</summary>
    public void ResumeBillingTimer()
    {
        if (ExplicitBilledCpuTime || _pseudoStart != long.MinValue)
            return;
        var now = Now();
        _pseudoStart = now - _billedTime;
        if (_deadline != long.MaxValue)
            _deadline += now - _pausedTime;
        if (BlockDeadline >= _deadline)
            return;
        _deadlineReason = DeadlineReason.BlockDeadline;
        _deadline = BlockDeadline;
    }

    private void ExcludeCompilation()
    {
        var microseconds = _compilation.Take();
        if (ExplicitBilledCpuTime || _pseudoStart == long.MinValue || microseconds == 0)
            return;
        _pseudoStart += microseconds;
        if (_deadline == long.MaxValue)
            return;
        _deadline += microseconds;
        if (BlockDeadline >= _deadline)
            return;
        _deadlineReason = DeadlineReason.BlockDeadline;
        _deadline = BlockDeadline;
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

    private string SubjectiveText => SubjectiveCpuBillUs > 0 ? $" with a subjective cpu of ({SubjectiveCpuBillUs} us)" : "";

    private void CheckNetUsage()
    {
        if (Chain.SkipTrxChecks || Trace.NetUsage <= _eagerNetLimit)
            return;
        var comparison = $"{Trace.NetUsage} > {_eagerNetLimit}";
        if (_netLimitDueToBlock)
            ChainErrors.BlockNetUsageExceeded.Throw($"not enough space left in block: {comparison}");
        if (_netLimitDueToGreylist)
            ChainErrors.GreylistNetUsageExceeded.Throw($"greylisted transaction net usage is too high: {comparison}");
        ChainErrors.TxNetUsageExceeded.Throw($"transaction net usage is too high: {comparison}");
    }

    private void ValidateCpuUsageToBill(long billed, long accountCpuLimit, bool checkMinimum)
    {
        if (Chain.SkipTrxChecks)
            return;
        var minimum = Chain.Database.GlobalProperty.Configuration.MinTransactionCpuUsage;
        ChainErrors.TransactionException.Assert(!checkMinimum || billed >= minimum, $"cannot bill CPU time less than the minimum of {minimum} us");
        if (billed > 0)
            ValidateCpu(billed, accountCpuLimit, "billed", "greater", limit => billed <= limit);
    }

    private void ValidateAccountCpuUsageEstimate(long previous, long accountCpuLimit)
    {
        if (previous >= 0 && !Chain.SkipTrxChecks)
            ValidateCpu(previous, accountCpuLimit, "estimated", "not less", limit => previous < limit);
    }

    private void ValidateCpu(long us, long accountCpuLimit, string which, string relation, Func<long, bool> holds)
    {
        var limitedByAccount = accountCpuLimit <= _objectiveDurationLimit;
        if (!limitedByAccount && _billingTimerReason == DeadlineReason.BlockCpuUsage)
        {
            ChainErrors.BlockCpuUsageExceeded.Assert(holds(_objectiveDurationLimit),
                $"{which} CPU time ({us} us) is {relation} than the billable CPU time left in the block ({_objectiveDurationLimit} us)");
            return;
        }
        var greylisted = _cpuLimitDueToGreylist && limitedByAccount;
        var limit = limitedByAccount ? accountCpuLimit : _objectiveDurationLimit;
        (greylisted ? ChainErrors.GreylistCpuUsageExceeded : ChainErrors.TxCpuUsageExceeded).Assert(holds(limit),
            $"{which} CPU time ({us} us) is {relation} than the maximum{(greylisted ? " greylisted" : "")} billable CPU time for the transaction ({limit} us){SubjectiveText}");
    }
}
