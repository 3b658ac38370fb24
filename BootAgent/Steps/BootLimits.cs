namespace BootAgent.Steps;

/// <summary>The longest waits, each many times what a working lab needs.</summary>
public sealed record BootLimits
{
    /// <summary>For a node to answer after its start, and to find its peers.</summary>
    public TimeSpan NodeStart { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For a few blocks.</summary>
    public TimeSpan Blocks { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For an elected schedule: eosio.system looks at the votes once a minute, and the schedule must become irreversible.</summary>
    public TimeSpan Schedule { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>For a node to answer to a transaction.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);
}
