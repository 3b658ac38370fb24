namespace LabTesting;

/// <summary>What a test wants of its chain. Without any the chain is the default lab's: a genesis node and three producers.</summary>
public sealed class AntelopeLabOptions
{
    /// <summary>Producers to be elected, each a node of its own; 1 to 150. Two thirds and one more of them make blocks irreversible.</summary>
    public int Producers { get; set; } = 3;

    /// <summary>User accounts with tokens, useraaaaaaaa, useraaaaaaab and so on; 0 to 3000.</summary>
    public int Users { get; set; } = 2;

    /// <summary>Fixes keys and amounts; null for keys that nobody has seen.</summary>
    public int? Seed { get; set; }

    /// <summary>Further settings of the lab, such as <c>Lab:Symbol</c>, as in AppHost/lab.json and on AppHost's command line.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>The image of the nodes; null for the one that this repository builds. An image of nodeos works as well.</summary>
    public string? NodeImage { get; set; }

    /// <summary>The image of the boot agent; null for the one that this repository builds.</summary>
    public string? BootAgentImage { get; set; }

    /// <summary>The longest that containers and boot sequence together may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Told what happens while it takes long: images, containers, steps of the boot.</summary>
    public IProgress<string>? Progress { get; set; }
}
