namespace DevNode.Chain;

/// <summary>The relations that chain parameters must keep (nodeos chain_config.cpp).</summary>
public static class ChainConfigRules
{
    /// <summary>Throws action_validate_exception naming the first broken rule.</summary>
    public static void Validate(this ChainConfig c)
    {
        var error = ChainErrors.ActionValidateException;
        error.Assert(c.TargetBlockNetUsagePct <= Config.Percent100, "target block net usage percentage cannot exceed 100%");
        error.Assert(c.TargetBlockNetUsagePct >= Config.Percent1 / 10, "target block net usage percentage must be at least 0.1%");
        error.Assert(c.TargetBlockCpuUsagePct <= Config.Percent100, "target block cpu usage percentage cannot exceed 100%");
        error.Assert(c.TargetBlockCpuUsagePct >= Config.Percent1 / 10, "target block cpu usage percentage must be at least 0.1%");
        error.Assert(c.MaxTransactionNetUsage < c.MaxBlockNetUsage, "max transaction net usage must be less than max block net usage");
        error.Assert(c.MaxTransactionCpuUsage < c.MaxBlockCpuUsage, "max transaction cpu usage must be less than max block cpu usage");
        error.Assert(c.BasePerTransactionNetUsage < c.MaxTransactionNetUsage,
            "base net usage per transaction must be less than the max transaction net usage");
        error.Assert(c.MaxTransactionNetUsage - c.BasePerTransactionNetUsage >= Config.MinNetUsageDeltaBetweenBaseAndMaxForTrx,
            $"max transaction net usage must be at least {Config.MinNetUsageDeltaBetweenBaseAndMaxForTrx:delta} bytes larger than base net usage per transaction");
        error.Assert(c.ContextFreeDiscountNetUsageDen > 0, "net usage discount ratio for context free data cannot have a 0 denominator");
        error.Assert(c.ContextFreeDiscountNetUsageNum <= c.ContextFreeDiscountNetUsageDen,
            "net usage discount ratio for context free data cannot exceed 1");
        error.Assert(c.MinTransactionCpuUsage <= c.MaxTransactionCpuUsage, "min transaction cpu usage cannot exceed max transaction cpu usage");
        error.Assert(c.MaxTransactionCpuUsage < c.MaxBlockCpuUsage - c.MinTransactionCpuUsage,
            "max transaction cpu usage must be at less than the difference between the max block cpu usage and the min transaction cpu usage");
        error.Assert(c.MaxAuthorityDepth >= 1, "max authority depth should be at least 1");
        error.Assert(c.MaxActionReturnValueSize <= Config.MaxSizeOfByteArrays,
            "max action return value size should be less than MAX_SIZE_OF_BYTE_ARRAYS");
    }
}
