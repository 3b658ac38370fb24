using Antelope;

namespace DevNode.Chain;

/// <summary>
/// What an account may still use of CPU (microseconds) or NET (bytes) in the window of 24 hours (nodeos account_resource_limit).
/// All are -1 when it is not limited.
/// </summary>
/// <param name="Used">Used in the window as of the last usage.</param>
/// <param name="Max">Its share of the chain's virtual limit.</param>
/// <param name="CurrentUsed">Used in the window as of the time that was asked for.</param>
public readonly record struct AccountResourceLimit(long Used, long Available, long Max, BlockTimestamp LastUsageUpdateTime, long CurrentUsed);

/// <summary>Limits of an account; -1 is unlimited.</summary>
public readonly record struct AccountLimits(long RamBytes, long NetWeight, long CpuWeight);
