namespace DevNode.Chain;

/// <summary>How a block under construction came to be (nodeos controller::block_status).</summary>
public enum BlockStatus
{
    /// <summary>Applied before and irreversible: a replay.</summary>
    Irreversible = 0,

    /// <summary>Applied by this node before, but reversible.</summary>
    Validated = 1,

    /// <summary>Signed by its producer, not yet applied here.</summary>
    Complete = 2,

    /// <summary>Being produced, or speculated upon.</summary>
    Incomplete = 3,
}

/// <summary>Totals of a block: NET in bytes, CPU and times in microseconds (nodeos block_report).</summary>
public sealed class BlockReport
{
    public ulong TotalNetUsage { get; set; }
    public ulong TotalCpuUsageUs { get; set; }

    /// <summary>Time spent in successful execution.</summary>
    public long TotalElapsedTimeUs { get; set; }

    /// <summary>Time spent altogether.</summary>
    public long TotalTimeUs { get; set; }

    internal void CopyFrom(BlockReport other) =>
        (TotalNetUsage, TotalCpuUsageUs, TotalElapsedTimeUs, TotalTimeUs) =
            (other.TotalNetUsage, other.TotalCpuUsageUs, other.TotalElapsedTimeUs, other.TotalTimeUs);
}
