namespace DevNode.Chain;

/// <summary>How much of the block log is kept (nodeos block-log-retain-blocks).</summary>
/// <param name="Blocks">The newest so many blocks are kept; 0 for no log at all, null for all blocks.</param>
/// <param name="Threshold">Older blocks go whenever the log grows over a multiple of so many bytes, a power of two.</param>
public sealed record BlockLogRetention(uint? Blocks, long Threshold = 4 * 1024 * 1024)
{
    public static readonly BlockLogRetention All = new((uint?)null);

    /// <summary>Whether there is no log.</summary>
    public bool IsNone => Blocks == 0;

    /// <summary>Whether old blocks go.</summary>
    public bool IsPruning => Blocks > 0;
}
