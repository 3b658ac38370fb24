using BootAgent.Plan;

namespace BootAgent.Tests.Plan;

/// <summary>Plans to start from.</summary>
internal static class Plans
{
    /// <summary>The tutorial's lab: a genesis node, three producers with 200 million SYS each, who vote for one another.</summary>
    public static PlanDocument Tutorial { get; } = new()
    {
        Nodes =
        [
            new("eosio", "http://127.0.0.1:8888", "eosio"),
            new("accountnum11", "http://127.0.0.1:8011", "accountnum11"),
            new("accountnum12", "http://127.0.0.1:8012", "accountnum12"),
            new("accountnum13", "http://127.0.0.1:8013", "accountnum13"),
        ],
        KeysFile = "keys.json",
        ContractsDirectory = "contracts",
        Symbol = "4,SYS",
        Supply = "10000000000.0000 SYS",
        Issue = "1000000000.0000 SYS",
        Accounts = [Staked("accountnum11"), Staked("accountnum12"), Staked("accountnum13")],
        Producers = ["accountnum11", "accountnum12", "accountnum13"],
    };

    public static BootPlan Read(PlanDocument document) => BootPlanReader.Read(document, "/lab");

    /// <summary>What a plan is refused for.</summary>
    public static IReadOnlyList<string> Errors(PlanDocument document) =>
        Should.Throw<BootPlanException>(() => Read(document)).Errors;

    public static AccountDocument Staked(string name, string stake = "100000000.0000 SYS") => new(name, stake, stake, 8192, true);
}
