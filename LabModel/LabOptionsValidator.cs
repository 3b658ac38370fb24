using Antelope;

namespace LabModel;

/// <summary>Checks what concerns more than one setting.</summary>
internal static class LabOptionsValidator
{
    // eosio.system voting.cpp: "attempt to vote for too many producers"
    private const int MaxVotes = 30;

    public static void Check(LabOptions lab, Settings settings)
    {
        if (lab.BootAgentIsolation == IsolationChoice.Auto)
            settings.Fail("BootAgent:Isolation", "is process or container");
        if (lab.BootAgentIsolation == IsolationChoice.Container && lab.Isolation != IsolationChoice.Container)
            settings.Fail("BootAgent:Isolation", "the boot agent reaches the nodes by name from a container only when they are in containers: set Lab:Isolation to container");
        if (lab.Issue.Amount > lab.Supply.Amount)
            settings.Fail("Issue", $"{lab.Issue} is more than the supply of {lab.Supply}");
        var staked = lab.Accounts.Sum(a => (decimal)a.StakeNet.Amount + a.StakeCpu.Amount + (a.Liquid?.Amount ?? 0));
        if (staked > lab.Issue.Amount)
            settings.Fail("Accounts", $"the stakes and liquid tokens need more than the issue of {lab.Issue}");
        CheckPorts(lab, settings);
        Distinct(lab.Nodes.Select((n, i) => ($"Nodes:{i}:Name", n.Name)), settings);
        Distinct(lab.Nodes.Select((n, i) => ($"Nodes:{i}:Producer", n.Producer.ToString())), settings);
        Distinct(lab.Accounts.Select((a, i) => ($"Accounts:{i}:Name", a.Name.ToString())), settings);
        Distinct((lab.Features ?? []).Select((f, i) => ($"Features:{i}", f)), settings);
        CheckVotes(lab, settings);
    }

    private static void CheckPorts(LabOptions lab, Settings settings) => Distinct(
        lab.Nodes.SelectMany((n, i) => new[] { ($"Nodes:{i}:HttpPort", n.HttpPort), ($"Nodes:{i}:P2pPort", n.P2pPort) })
            .Append(("BootAgent:HttpPort", lab.BootAgentPort)).Where(p => p.Item2 != 0)
            .Select(p => (p.Item1, $"port {p.Item2}")),
        settings);

    private static void Distinct(IEnumerable<(string Key, string Value)> values, Settings settings)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in values.Where(v => v.Value.Length > 0))
        {
            if (!first.TryAdd(value, key))
                settings.Fail(key, $"{value} is taken by Lab:{first[value]}");
        }
    }

    private static void CheckVotes(LabOptions lab, Settings settings)
    {
        var producers = lab.Producers.ToHashSet();
        var voters = new HashSet<Name>(lab.Accounts.Select(a => a.Name).Concat(lab.Producers).Concat(UserNames.First(lab.Users).Select(Name.Parse)));
        foreach (var (vote, i) in (lab.Votes ?? []).Select((v, i) => (v, i)))
        {
            if (!voters.Contains(vote.Voter))
                settings.Fail($"Votes:{i}:Voter", $"{vote.Voter} is neither an account nor a producer nor a user of the lab");
            if (vote.Producers.Count is 0 or > MaxVotes)
                settings.Fail($"Votes:{i}:Producers", $"{vote.Producers.Count} votes: a voter has 1 to {MaxVotes}");
            foreach (var (producer, j) in vote.Producers.Select((p, j) => (p, j)).Where(p => !producers.Contains(p.p)))
                settings.Fail($"Votes:{i}:Producers:{j}", $"{producer} is not a producer of the lab");
            Distinct(vote.Producers.Select((p, j) => ($"Votes:{i}:Producers:{j}", p.ToString())), settings);
        }
    }
}
