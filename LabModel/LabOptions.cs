using Antelope;

namespace LabModel;

/// <summary>The lab as <c>lab.json</c>, the environment and the command line together describe it; valid as a whole (<see cref="LabOptionsReader"/>).</summary>
public sealed record LabOptions
{
    /// <summary>Names the lab's state directory, <c>.lab/NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Fixes keys and random amounts; null where the lab makes its own at its first start.</summary>
    public int? Seed { get; init; }

    public required EngineChoice Engine { get; init; }

    public required IsolationChoice Isolation { get; init; }

    /// <summary>What the boot agent runs in, process or container; a container needs <see cref="Isolation"/> to be container.</summary>
    public required IsolationChoice BootAgentIsolation { get; init; }

    /// <summary>A nodeos executable, or the directory of one; null to look on PATH.</summary>
    public string? NodeosPath { get; init; }

    /// <summary>Directory with <c>NAME/NAME.wasm</c> and <c>.abi</c> of the system contracts; null for those the build makes.</summary>
    public string? ContractsDirectory { get; init; }

    /// <summary>Where labs keep their state; <c>.lab</c> in the repository by default.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>Images to take instead of building them.</summary>
    public ImageOptions Images { get; init; } = new();

    /// <summary>The core token's decimals and code.</summary>
    public required Symbol Symbol { get; init; }

    public required Asset Supply { get; init; }

    public required Asset Issue { get; init; }

    public required Mesh Mesh { get; init; }

    /// <summary>The genesis node first, then one node for each producer.</summary>
    public required IReadOnlyList<LabNode> Nodes { get; init; }

    /// <summary>Accounts with stakes of their own.</summary>
    public required IReadOnlyList<LabAccount> Accounts { get; init; }

    /// <summary>How many user accounts are made, 0 to 3000.</summary>
    public required int Users { get; init; }

    /// <summary>Who votes for whom; null where the boot agent decides.</summary>
    public IReadOnlyList<LabVote>? Votes { get; init; }

    /// <summary>Names or digests of protocol features; null for the tutorial's list.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    public bool ClaimRewards { get; init; }

    public bool ProxyVotes { get; init; }

    /// <summary>The boot agent's HTTP port.</summary>
    public required int BootAgentPort { get; init; }

    public required LabGenesis Genesis { get; init; }

    /// <summary>The producers to be elected, in order of declaration.</summary>
    public IEnumerable<Name> Producers => Nodes.Skip(1).Select(n => n.Producer);
}

/// <summary>A node: its resource's name, the account it produces for and its loopback ports.</summary>
public sealed record LabNode(string Name, Name Producer, int HttpPort, int P2pPort)
{
    public string HttpUrl => $"http://127.0.0.1:{HttpPort}";

    public string P2pAddress => $"127.0.0.1:{P2pPort}";
}

/// <summary>An account with a stake of its own, as the tutorial's <c>cleos system newaccount</c> makes them, and the tokens it gets to spend; null for none.</summary>
public sealed record LabAccount(Name Name, Asset StakeNet, Asset StakeCpu, int BuyRamKbytes, bool Transfer, Asset? Liquid = null);

/// <summary>A voter and at most 30 producers.</summary>
public sealed record LabVote(Name Voter, IReadOnlyList<Name> Producers);

/// <summary>The parts of genesis.json that the lab does not decide: its key is the lab's.</summary>
public sealed record LabGenesis(string InitialTimestamp, IReadOnlyList<KeyValuePair<string, long>> InitialConfiguration);

/// <summary>Container images that the user names; null where the lab builds its own.</summary>
/// <param name="Node">Image of every node, made as <c>images/nodeos</c> and <c>images/devnode</c> are.</param>
/// <param name="BootAgent">Image of the boot agent.</param>
/// <param name="Contracts">Image with the system contracts under <c>/contracts</c>.</param>
/// <param name="Base">What the images are built on.</param>
/// <param name="NodeosUrl">The package that the nodeos image is made of; with <paramref name="NodeosSha256"/>.</param>
/// <param name="NodeosSha256">Its SHA-256, 64 hex digits.</param>
public sealed record ImageOptions(
    string? Node = null, string? BootAgent = null, string? Contracts = null, string? Base = null, string? NodeosUrl = null, string? NodeosSha256 = null);

/// <summary>What runs a node.</summary>
public enum EngineChoice
{
    /// <summary>nodeos when one is found, else the embedded node.</summary>
    Auto,
    Nodeos,
    DevNode,
}

/// <summary>What a node runs in.</summary>
public enum IsolationChoice
{
    Auto,
    Process,
    Container,
}

/// <summary>Who connects to whom.</summary>
public enum Mesh
{
    /// <summary>Everyone to everyone.</summary>
    Full,

    /// <summary>Everyone to the genesis node.</summary>
    Star,
}
