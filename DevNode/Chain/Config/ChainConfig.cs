using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>
/// The parameters that producers vote on (nodeos chain_config_v1). NET in bytes, CPU in microseconds, percentages with a
/// denominator of 10 000, times in seconds. <see cref="PackV0"/> leaves the last one out, as genesis and the old intrinsics do.
/// </summary>
public sealed record ChainConfig : IPackable<ChainConfig>
{
    public ulong MaxBlockNetUsage { get; init; } = 1024 * 1024;
    public uint TargetBlockNetUsagePct { get; init; } = 10 * Config.Percent1;
    public uint MaxTransactionNetUsage { get; init; } = 512 * 1024;
    public uint BasePerTransactionNetUsage { get; init; } = 12;
    public uint NetUsageLeeway { get; init; } = 500;
    public uint ContextFreeDiscountNetUsageNum { get; init; } = 20;
    public uint ContextFreeDiscountNetUsageDen { get; init; } = 100;
    public uint MaxBlockCpuUsage { get; init; } = 200_000;
    public uint TargetBlockCpuUsagePct { get; init; } = 10 * Config.Percent1;
    public uint MaxTransactionCpuUsage { get; init; } = 150_000;
    public uint MinTransactionCpuUsage { get; init; } = 100;
    public uint MaxTransactionLifetime { get; init; } = 60 * 60;
    public uint DeferredTrxExpirationWindow { get; init; } = 10 * 60;
    public uint MaxTransactionDelay { get; init; } = 45 * 24 * 3600;
    public uint MaxInlineActionSize { get; init; } = 512 * 1024;
    public ushort MaxInlineActionDepth { get; init; } = 4;
    public ushort MaxAuthorityDepth { get; init; } = 6;

    /// <summary>Largest value an action may return, in bytes (not part of the genesis).</summary>
    public uint MaxActionReturnValueSize { get; init; } = Config.DefaultMaxActionReturnValueSize;

    public void Pack(PackWriter writer)
    {
        PackV0(writer);
        writer.WriteUInt32(MaxActionReturnValueSize);
    }

    public static ChainConfig Unpack(ref PackReader reader) => UnpackV0(ref reader) with { MaxActionReturnValueSize = reader.ReadUInt32() };

    /// <summary>Appends the first 17 parameters (nodeos chain_config_v0).</summary>
    public void PackV0(PackWriter writer)
    {
        writer.WriteUInt64(MaxBlockNetUsage);
        writer.WriteUInt32(TargetBlockNetUsagePct);
        writer.WriteUInt32(MaxTransactionNetUsage);
        writer.WriteUInt32(BasePerTransactionNetUsage);
        writer.WriteUInt32(NetUsageLeeway);
        writer.WriteUInt32(ContextFreeDiscountNetUsageNum);
        writer.WriteUInt32(ContextFreeDiscountNetUsageDen);
        writer.WriteUInt32(MaxBlockCpuUsage);
        writer.WriteUInt32(TargetBlockCpuUsagePct);
        writer.WriteUInt32(MaxTransactionCpuUsage);
        writer.WriteUInt32(MinTransactionCpuUsage);
        writer.WriteUInt32(MaxTransactionLifetime);
        writer.WriteUInt32(DeferredTrxExpirationWindow);
        writer.WriteUInt32(MaxTransactionDelay);
        writer.WriteUInt32(MaxInlineActionSize);
        writer.WriteUInt16(MaxInlineActionDepth);
        writer.WriteUInt16(MaxAuthorityDepth);
    }

    /// <summary>Reads the first 17 parameters; the last keeps its default.</summary>
    public static ChainConfig UnpackV0(ref PackReader reader) => new()
    {
        MaxBlockNetUsage = reader.ReadUInt64(),
        TargetBlockNetUsagePct = reader.ReadUInt32(),
        MaxTransactionNetUsage = reader.ReadUInt32(),
        BasePerTransactionNetUsage = reader.ReadUInt32(),
        NetUsageLeeway = reader.ReadUInt32(),
        ContextFreeDiscountNetUsageNum = reader.ReadUInt32(),
        ContextFreeDiscountNetUsageDen = reader.ReadUInt32(),
        MaxBlockCpuUsage = reader.ReadUInt32(),
        TargetBlockCpuUsagePct = reader.ReadUInt32(),
        MaxTransactionCpuUsage = reader.ReadUInt32(),
        MinTransactionCpuUsage = reader.ReadUInt32(),
        MaxTransactionLifetime = reader.ReadUInt32(),
        DeferredTrxExpirationWindow = reader.ReadUInt32(),
        MaxTransactionDelay = reader.ReadUInt32(),
        MaxInlineActionSize = reader.ReadUInt32(),
        MaxInlineActionDepth = reader.ReadUInt16(),
        MaxAuthorityDepth = reader.ReadUInt16(),
    };
}
