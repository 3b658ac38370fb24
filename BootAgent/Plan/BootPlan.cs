using Antelope;

namespace BootAgent.Plan;

/// <summary>What the boot is to achieve; valid as a whole (<see cref="BootPlanReader"/> refuses anything else).</summary>
public sealed record BootPlan(
    IReadOnlyList<PlannedNode> Nodes,
    string KeysFile,
    string ContractsDirectory,
    Checksum256? ChainId,
    Asset Supply,
    Asset Issue,
    IReadOnlyList<string> Features,
    IReadOnlyList<StakedAccount> Accounts,
    IReadOnlyList<Name> Producers,
    IReadOnlyList<PlannedVote> Votes,
    bool ClaimRewards,
    bool ProxyVotes)
{
    /// <summary>Decimals and code of the core token.</summary>
    public Symbol Symbol => Supply.Symbol;

    /// <summary>The node that produces as <c>eosio</c> until the elected producers take over.</summary>
    public PlannedNode GenesisNode => Nodes.First(node => node.Producer == SystemAccounts.Eosio);
}

/// <summary>A node of the lab. Without a number of peers it is expected to have all the others.</summary>
public sealed record PlannedNode(string Name, Uri HttpUrl, Name? Producer, int? Peers = null);

/// <summary>A voter and the producers it votes for, at most 30, in ascending order as eosio.system demands.</summary>
public sealed record PlannedVote(Name Voter, IReadOnlyList<Name> Producers);
