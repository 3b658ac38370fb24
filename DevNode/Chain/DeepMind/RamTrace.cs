namespace DevNode.Chain;

/// <summary>Why an account's RAM is about to change (nodeos ram_trace).</summary>
internal readonly record struct RamTrace(string EventId, string Family, string Operation, string LegacyTag)
{
    /// <summary>The reason of a change that gives none.</summary>
    public static RamTrace Generic { get; } = new("generic", "generic", "generic", "generic");
}
