using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Beginning of the execution, and the limits it runs under.</content>
public sealed partial class TransactionContext
{
    private bool _applyContextFree = true;

    /// <summary>Begins a transaction of the chain's own.</summary>
    public void InitForImplicitTrx(ulong initialNetUsage = 0)
    {
        if (Transaction.Extensions.Count > 0)
            DisallowTransactionExtensions("no transaction extensions supported yet for implicit transactions");
        Published = Chain.PendingBlockTime;
        Init(initialNetUsage);
    }

    /// <summary>Begins a user's transaction; sizes in bytes (<see cref="PackedTransactionSizes"/>).</summary>
    public void InitForInputTrx(ulong packedTrxUnprunableSize, ulong packedTrxPrunableSize)
    {
        if (Transaction.Extensions.Count > 0)
            DisallowTransactionExtensions("no transaction extensions supported yet for input transactions");
        var config = Chain.Database.GlobalProperty.Configuration;
        var prunable = packedTrxPrunableSize;
        if (config.ContextFreeDiscountNetUsageDen > 0 && config.ContextFreeDiscountNetUsageNum < config.ContextFreeDiscountNetUsageDen)
            prunable = (prunable * config.ContextFreeDiscountNetUsageNum + config.ContextFreeDiscountNetUsageDen - 1) / config.ContextFreeDiscountNetUsageDen;
        var initialNetUsage = config.BasePerTransactionNetUsage + packedTrxUnprunableSize + prunable;
        if (Transaction.DelaySec > 0)
            initialNetUsage += (ulong)config.BasePerTransactionNetUsage + Config.TransactionIdNetUsage;
        Published = Chain.PendingBlockTime;
        IsInput = true;
        if (!Chain.SkipTrxChecks)
        {
            CapturedErrors.Run(Chain, Transaction, static (chain, trx) => chain.ValidateExpiration(trx), "trx", TransactionJson.ToVariant);
            CapturedErrors.Run(Chain, Transaction, static (chain, trx) => chain.ValidateTapos(trx), null, TransactionJson.ToVariant);
            ValidateReferencedAccounts(Transaction, ListsApply);
        }
        Init(initialNetUsage);
        RecordTransaction();
    }

    /// <summary>Begins a deferred transaction that was sent at <paramref name="published"/>.</summary>
    public void InitForDeferredTrx(TimePoint published)
    {
        if (Transaction.Expiration.Seconds != 0 && Transaction.Extensions.Count > 0)
            DisallowTransactionExtensions("no transaction extensions supported yet for deferred transactions");
        Published = published;
        Trace.Scheduled = true;
        _applyContextFree = false;
        Init(0);
    }

    private void DisallowTransactionExtensions(string message) =>
        (Chain.IsProducingBlock ? ChainErrors.SubjectiveBlockProductionException : ChainErrors.DisallowedTransactionExtensionsBadBlockException).Throw(message);

    private void Init(ulong initialNetUsage)
    {
        ChainErrors.TransactionException.Assert(!_isInitialized, "cannot initialize twice");
        var config = Chain.Database.GlobalProperty.Configuration;
        var limits = Chain.ResourceLimits;
        LowerNetLimit(limits.BlockNetLimit, true);
        LowerNetLimit(config.MaxTransactionNetUsage, false);
        if (Transaction.MaxNetUsageWords > 0)
            LowerNetLimit(Transaction.MaxNetUsageWords * 8UL, false);
        _objectiveDurationLimit = (long)limits.BlockCpuLimit;
        LowerDurationLimit(config.MaxTransactionCpuUsage);
        if (Transaction.MaxCpuUsageMs > 0)
            LowerDurationLimit(Transaction.MaxCpuUsageMs * 1000L);
        InitialObjectiveDurationLimit = _objectiveDurationLimit;
        _deadline = Start + _objectiveDurationLimit;

        if (ExplicitBilledCpuTime)
            ValidateCpuUsageToBill(BilledCpuTimeUs, long.MaxValue, false);
        AddBilledAccounts();
        limits.UpdateAccountUsage(BillToAccounts, BlockTimestamp.From(Chain.PendingBlockTime).Slot);
        var (accountNetLimit, accountCpuLimit) = MaxBandwidthBilledAccountsCanPay();
        _eagerNetLimit = _netLimit;
        var eager = Math.Min(_eagerNetLimit, (ulong)accountNetLimit + config.NetUsageLeeway);
        if (eager < _eagerNetLimit)
        {
            _eagerNetLimit = eager;
            _netLimitDueToBlock = false;
        }
        SetDeadline(accountCpuLimit);
        if (!ExplicitBilledCpuTime)
            ValidateEstimate(accountCpuLimit);
        _eagerNetLimit = _eagerNetLimit / 8 * 8;
        if (initialNetUsage > 0)
            AddNetUsage(initialNetUsage);
        if (Chain.SkipTrxChecks)
            _deadline = long.MaxValue;
        else
            CheckTime();
        _isInitialized = true;
    }

    private void LowerNetLimit(ulong limit, bool dueToBlock)
    {
        if (limit > _netLimit)
            return;
        _netLimit = limit;
        _netLimitDueToBlock = dueToBlock;
    }

    private void LowerDurationLimit(long limit)
    {
        if (limit > _objectiveDurationLimit)
            return;
        _objectiveDurationLimit = limit;
        _billingTimerReason = DeadlineReason.TxCpuUsage;
    }

    private void AddBilledAccounts()
    {
        if (Chain.IsBuiltinActivated(BuiltinProtocolFeature.OnlyBillFirstAuthorizer))
        {
            BillToAccounts.Add(FirstAuthorizer(Transaction));
            return;
        }
        foreach (var action in Transaction.Actions)
        {
            foreach (var level in action.Authorization)
                BillToAccounts.Add(level.Actor);
        }
    }

    /// <summary>The earliest of what accounts can pay plus leeway, the subjective limit of the node, and the caller's deadline.</summary>
    private void SetDeadline(long accountCpuLimit)
    {
        if (accountCpuLimit + LeewayUs <= _deadline - Start)
        {
            _deadline = Start + accountCpuLimit + LeewayUs;
            _billingTimerReason = DeadlineReason.Leeway;
        }
        if (MaxTransactionTimeUs != long.MaxValue && Start + MaxTransactionTimeUs <= _deadline)
        {
            _deadline = Start + MaxTransactionTimeUs;
            _billingTimerReason = DeadlineReason.TxCpuUsage;
        }
        if (BlockDeadline < _deadline)
        {
            _deadline = BlockDeadline;
            _billingTimerReason = DeadlineReason.BlockDeadline;
        }
        _deadlineReason = _billingTimerReason;
        if (!ExplicitBilledCpuTime)
            return;
        _deadline = BlockDeadline;
        _deadlineReason = DeadlineReason.BlockDeadline;
    }

    /// <summary>Fails early when an earlier execution took more than 90 % of what the accounts can still pay.</summary>
    private void ValidateEstimate(long accountCpuLimit)
    {
        var limit = accountCpuLimit - SubjectiveCpuBillUs + LeewayUs;
        if (limit > 0)
            limit -= (long)Config.Percent((ulong)limit, 10 * Config.Percent1);
        ValidateAccountCpuUsageEstimate(BilledCpuTimeUs, Math.Max(limit, 0));
    }
}
