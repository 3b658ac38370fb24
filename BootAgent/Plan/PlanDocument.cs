namespace BootAgent.Plan;

/// <summary>
/// The boot plan as its JSON file has it, before any check; <see cref="BootPlanReader"/> turns it into a
/// <see cref="BootPlan"/>. Property names are camel case in the file, and unknown ones are refused.
/// </summary>
public sealed record PlanDocument
{
    /// <summary>Every node of the lab. The first whose producer is <c>eosio</c> is the genesis node.</summary>
    public IReadOnlyList<NodeDocument>? Nodes { get; init; }

    /// <summary>Path of the key file (see <see cref="KeyRing"/>), relative to the plan file.</summary>
    public string? KeysFile { get; init; }

    /// <summary>Directory of contracts (see <see cref="Contracts.ContractSet"/>), relative to the plan file.</summary>
    public string? ContractsDirectory { get; init; }

    /// <summary>64 hex digits; null when any chain whose <c>eosio</c> has the key of the key file will do.</summary>
    public string? ChainId { get; init; }

    /// <summary>Decimals and code of the core token, such as <c>4,SYS</c>.</summary>
    public string? Symbol { get; init; }

    /// <summary>Maximum supply, such as <c>10000000000.0000 SYS</c>.</summary>
    public string? Supply { get; init; }

    /// <summary>What eosio is issued, such as <c>1000000000.0000 SYS</c>.</summary>
    public string? Issue { get; init; }

    /// <summary>Names or digests of protocol features; null for the list of the tutorial (<see cref="FeatureList"/>).</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>Accounts with stakes of their own.</summary>
    public IReadOnlyList<AccountDocument>? Accounts { get; init; }

    /// <summary>Names of producers; one without an entry in accounts is staked with the users.</summary>
    public IReadOnlyList<string>? Producers { get; init; }

    /// <summary>Names of users, staked by the Pareto distribution.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>What users, and producers without an own stake, share; null for half of what the other accounts leave of the issue.</summary>
    public string? UserFunds { get; init; }

    /// <summary>Seed of the Pareto distribution.</summary>
    public int Seed { get; init; }

    /// <summary>Who votes for whom; null for: every explicit account (or, with none, the ten richest users) votes for all producers.</summary>
    public IReadOnlyList<VoteDocument>? Votes { get; init; }

    /// <summary>Whether producers claim their rewards after the vote.</summary>
    public bool ClaimRewards { get; init; }

    /// <summary>Whether the first producer votes, becomes a proxy, and the voters delegate their votes to it.</summary>
    public bool ProxyVotes { get; init; }
}

/// <summary>A node: its name, HTTP address, its producer when it produces, and its peers (null: all the others).</summary>
public sealed record NodeDocument(string? Name, string? HttpUrl, string? Producer = null, int? Peers = null);

/// <summary>An account as <c>cleos system newaccount</c> makes it, and the tokens it gets to spend; null for none.</summary>
public sealed record AccountDocument(
    string? Name, string? StakeNet, string? StakeCpu, int BuyRamKbytes, bool Transfer, string? Liquid = null);

/// <summary>One voter and the producers voted for.</summary>
public sealed record VoteDocument(string? Voter, IReadOnlyList<string>? Producers);
