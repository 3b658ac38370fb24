using Antelope;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

internal static partial class SnapshotRows
{
    private const string Resources = "eosio::chain::resource_limits::";

    public static readonly SnapshotRow<ResourceLimitsRow> ResourceLimits = new(Resources + "resource_limits_object",
        (w, r) =>
        {
            r.Owner.Pack(w);
            w.WriteInt64(r.NetWeight);
            w.WriteInt64(r.CpuWeight);
            w.WriteInt64(r.RamBytes);
        },
        (ref r) => new() { Owner = Name.Unpack(ref r), NetWeight = r.ReadInt64(), CpuWeight = r.ReadInt64(), RamBytes = r.ReadInt64() });

    public static readonly SnapshotRow<ResourceUsageRow> ResourceUsage = new(Resources + "resource_usage_object",
        (w, r) =>
        {
            r.Owner.Pack(w);
            Pack(w, r.NetUsage);
            Pack(w, r.CpuUsage);
            w.WriteUInt64(r.RamUsage);
        },
        (ref r) => new()
        {
            Owner = Name.Unpack(ref r),
            NetUsage = UnpackUsage(ref r),
            CpuUsage = UnpackUsage(ref r),
            RamUsage = r.ReadUInt64(),
        });

    public static readonly SnapshotRow<ResourceLimitsStateRow> ResourceLimitsState = new(Resources + "resource_limits_state_object",
        (w, r) =>
        {
            Pack(w, r.AverageBlockNetUsage);
            Pack(w, r.AverageBlockCpuUsage);
            w.WriteUInt64(r.PendingNetUsage);
            w.WriteUInt64(r.PendingCpuUsage);
            w.WriteUInt64(r.TotalNetWeight);
            w.WriteUInt64(r.TotalCpuWeight);
            w.WriteUInt64(r.TotalRamBytes);
            w.WriteUInt64(r.VirtualNetLimit);
            w.WriteUInt64(r.VirtualCpuLimit);
        },
        (ref r) => new()
        {
            AverageBlockNetUsage = UnpackUsage(ref r),
            AverageBlockCpuUsage = UnpackUsage(ref r),
            PendingNetUsage = r.ReadUInt64(),
            PendingCpuUsage = r.ReadUInt64(),
            TotalNetWeight = r.ReadUInt64(),
            TotalCpuWeight = r.ReadUInt64(),
            TotalRamBytes = r.ReadUInt64(),
            VirtualNetLimit = r.ReadUInt64(),
            VirtualCpuLimit = r.ReadUInt64(),
        });

    public static readonly SnapshotRow<ResourceLimitsConfigRow> ResourceLimitsConfig = new(Resources + "resource_limits_config_object",
        (w, r) =>
        {
            Pack(w, r.CpuLimitParameters);
            Pack(w, r.NetLimitParameters);
            w.WriteUInt32(r.AccountCpuUsageAverageWindow);
            w.WriteUInt32(r.AccountNetUsageAverageWindow);
        },
        (ref r) => new()
        {
            CpuLimitParameters = UnpackElastic(ref r),
            NetLimitParameters = UnpackElastic(ref r),
            AccountCpuUsageAverageWindow = r.ReadUInt32(),
            AccountNetUsageAverageWindow = r.ReadUInt32(),
        });

    private static void Pack(PackWriter writer, UsageAccumulator usage)
    {
        writer.WriteUInt32(usage.LastOrdinal);
        writer.WriteUInt64(usage.ValueEx);
        writer.WriteUInt64(usage.Consumed);
    }

    private static UsageAccumulator UnpackUsage(ref PackReader reader) => new(reader.ReadUInt32(), reader.ReadUInt64(), reader.ReadUInt64());

    private static void Pack(PackWriter writer, ElasticLimitParameters limit)
    {
        writer.WriteUInt64(limit.Target);
        writer.WriteUInt64(limit.Max);
        writer.WriteUInt32(limit.Periods);
        writer.WriteUInt32(limit.MaxMultiplier);
        foreach (var rate in (Ratio[])[limit.ContractRate, limit.ExpandRate])
        {
            writer.WriteUInt64(rate.Numerator);
            writer.WriteUInt64(rate.Denominator);
        }
    }

    private static ElasticLimitParameters UnpackElastic(ref PackReader reader) =>
        new(reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt32(), reader.ReadUInt32(),
            new(reader.ReadUInt64(), reader.ReadUInt64()), new(reader.ReadUInt64(), reader.ReadUInt64()));
}
