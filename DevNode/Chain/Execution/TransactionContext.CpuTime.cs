namespace DevNode.Chain;

/// <content>The deadline, and checks of the CPU to be billed.</content>
public sealed partial class TransactionContext
{
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
            ChainErrors.DeadlineException.Throw($"deadline exceeded {timer:billing_timer}us{Chain.ToTimePoint(now):+now}{Chain.ToTimePoint(_deadline):+deadline}{Chain.ToTimePoint(Start):+start}");
        if (_deadlineReason == DeadlineReason.BlockCpuUsage)
            ChainErrors.BlockCpuUsageExceeded.Throw($"{Chain.ToTimePoint(now):+now}{Chain.ToTimePoint(_deadline):+deadline}{Chain.ToTimePoint(Start):+start}not enough time left in block to complete executing transaction {timer:billing_timer}us");
        if (_deadlineReason == DeadlineReason.Leeway)
            ChainErrors.LeewayDeadlineException.Throw(
                $"{Chain.ToTimePoint(now):+now}{Chain.ToTimePoint(_deadline):+deadline}{Chain.ToTimePoint(Start):+start}the transaction was unable to complete by deadline, but it is possible it could have succeeded if it were allowed to run to completion {timer:billing_timer}");
        (_cpuLimitDueToGreylist ? ChainErrors.GreylistCpuUsageExceeded : ChainErrors.TxCpuUsageExceeded).Throw(
            $"{Chain.ToTimePoint(now):+now}{Chain.ToTimePoint(_deadline):+deadline}{Chain.ToTimePoint(Start):+start}{(_cpuLimitDueToGreylist ? "greylisted " : "")}transaction was executing for too long {timer:billing_timer}us{SubjectiveText}{SubjectiveCpuBillUs:+subjective}");
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

    private void ValidateCpuUsageToBill(long billed, long accountCpuLimit, bool checkMinimum)
    {
        if (Chain.SkipTrxChecks)
            return;
        var minimum = Chain.Database.GlobalProperty.Configuration.MinTransactionCpuUsage;
        ChainErrors.TransactionException.Assert(!checkMinimum || billed >= minimum, $"cannot bill CPU time less than the minimum of {minimum:min_billable} us{billed:+billed_cpu_time_us}");
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
                $"{which} CPU time ({us:billed} us) is {relation} than the billable CPU time left in the block ({_objectiveDurationLimit:billable} us)");
            return;
        }
        var greylisted = _cpuLimitDueToGreylist && limitedByAccount;
        var limit = limitedByAccount ? accountCpuLimit : _objectiveDurationLimit;
        (greylisted ? ChainErrors.GreylistCpuUsageExceeded : ChainErrors.TxCpuUsageExceeded).Assert(holds(limit),
            $"{which} CPU time ({us:billed} us) is {relation} than the maximum{(greylisted ? " greylisted" : "")} billable CPU time for the transaction ({limit:billable} us){SubjectiveText}{SubjectiveCpuBillUs:+subjective}");
    }
}
