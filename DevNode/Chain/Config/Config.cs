using Antelope;

namespace DevNode.Chain;

/// <summary>Constants of the protocol and of nodeos's defaults (nodeos config.hpp).</summary>
public static class Config
{
    public static readonly Name SystemAccountName = "eosio";
    public static readonly Name NullAccountName = "eosio.null";
    public static readonly Name ProducersAccountName = "eosio.prods";

    /// <summary>Permission of eosio.prods that more than half of the producers satisfy.</summary>
    public static readonly Name MajorityProducersPermissionName = "prod.major";

    /// <summary>Permission of eosio.prods that more than a third of the producers satisfy.</summary>
    public static readonly Name MinorityProducersPermissionName = "prod.minor";
    public static readonly Name ActiveName = "active";
    public static readonly Name OwnerName = "owner";
    public static readonly Name EosioAnyName = "eosio.any";
    public static readonly Name EosioCodeName = "eosio.code";

    public const int BlockIntervalMs = 500;
    public const int BlockIntervalUs = BlockIntervalMs * 1000;
    public const int ProducerRepetitions = 12;
    public const int MaxProducers = 125;
    public const int MaximumTrackedDposConfirmations = 1024;
    public const uint GenesisNumSupportedKeyTypes = 2;

    /// <summary>Percentages are fixed point: 10 000 is 100 %.</summary>
    public const int Percent100 = 10_000;
    public const int Percent1 = 100;

    public const uint AccountCpuUsageAverageWindowMs = 24 * 60 * 60 * 1000;
    public const uint AccountNetUsageAverageWindowMs = 24 * 60 * 60 * 1000;
    public const uint BlockCpuUsageAverageWindowMs = 60 * 1000;
    public const uint BlockSizeAverageWindowMs = 60 * 1000;
    public const uint MaximumElasticResourceMultiplier = 1000;
    public const uint RateLimitingPrecision = 1000 * 1000;

    /// <summary>Smallest difference between the NET limit and the base NET of a transaction.</summary>
    public const uint MinNetUsageDeltaBetweenBaseAndMaxForTrx = 10 * 1024;
    public const uint FixedNetOverheadOfPackedTrx = 16;
    public const uint TransactionIdNetUsage = 32;

    public const uint FixedOverheadSharedVectorRamBytes = 16;
    public const uint OverheadPerRowPerIndexRamBytes = 32;
    public const uint OverheadPerAccountRamBytes = 2 * 1024;
    public const uint SetcodeRamBytesMultiplier = 10;
    public const int HashingChecktimeBlockSize = 10 * 1024;

    /// <summary>Largest array of bytes that unpacks (nodeos MAX_SIZE_OF_BYTE_ARRAYS).</summary>
    public const uint MaxSizeOfByteArrays = 20 * 1024 * 1024;

    public const uint DefaultSubjectiveCpuLeewayUs = 31_000;
    public const uint DefaultSigCpuBillPct = 50 * Percent1;
    public const uint DefaultMaxVariableSignatureLength = 16_384;
    public const uint DefaultMaxNonprivilegedInlineActionSize = 4 * 1024;
    public const uint DefaultMaxActionReturnValueSize = 256;

    /// <summary><paramref name="value"/> times a percentage, cut down (nodeos EOS_PERCENT).</summary>
    public static ulong Percent(ulong value, uint percentage) => value * percentage / Percent100;
}
