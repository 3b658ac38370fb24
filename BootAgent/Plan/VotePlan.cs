using Antelope;

namespace BootAgent.Plan;

/// <summary>The votes, and whether they can bring a schedule about.</summary>
internal static class VotePlan
{
    /// <summary>How many of the richest users vote when there are no explicit accounts (bios-boot-tutorial.py --num-voters).</summary>
    private const int UserVoters = 10;

    public static IReadOnlyList<PlannedVote> Read(PlanDocument document, AccountPlan accounts, PlanErrors errors)
    {
        var votes = document.Votes is null ? Default(accounts) : document.Votes.Select((vote, i) => ReadVote(vote, i, accounts, errors)).ToList();
        foreach (var twice in votes.GroupBy(vote => vote.Voter).Where(group => group.Count() > 1))
        {
            errors.Add("votes", $"{twice.Key} votes twice");
        }
        CheckStake(accounts, votes, errors);
        return votes;
    }

    private static List<PlannedVote> Default(AccountPlan accounts)
    {
        var voters = accounts.Explicit.Count > 0
            ? accounts.Explicit.Where(account => account.Transfer).Select(account => account.Name)
            : accounts.Users.Take(UserVoters);
        var producers = Sorted(accounts.Producers.Take(VoteRule.MaximumProducers));
        return [.. voters.Select(voter => new PlannedVote(voter, producers))];
    }

    private static PlannedVote ReadVote(VoteDocument vote, int index, AccountPlan accounts, PlanErrors errors)
    {
        var place = $"votes[{index}]";
        var voter = errors.ReadName($"{place}.voter", vote.Voter);
        var producers = (vote.Producers ?? []).Select((name, i) => errors.ReadName($"{place}.producers[{i}]", name)).ToList();
        if (!voter.IsEmpty && !accounts.Staked.Any(account => account.Name == voter))
        {
            errors.Add($"{place}.voter", $"{voter} is neither among the accounts nor among the users");
        }
        foreach (var stranger in producers.Where(name => !name.IsEmpty).Except(accounts.Producers))
        {
            errors.Add($"{place}.producers", $"{stranger} is not a producer");
        }
        if (producers.Count > VoteRule.MaximumProducers)
        {
            errors.Add($"{place}.producers", $"{producers.Count} are more than the {VoteRule.MaximumProducers} that one account may vote for");
        }
        if (producers.Distinct().Count() != producers.Count)
        {
            errors.Add($"{place}.producers", "a producer is there twice");
        }
        return new PlannedVote(voter, Sorted(producers));
    }

    private static void CheckStake(AccountPlan accounts, IReadOnlyList<PlannedVote> votes, PlanErrors errors)
    {
        var staked = VoteRule.ActivatedStake(accounts.Staked, votes);
        if (staked < VoteRule.MinimumActivatedStake && accounts.Staked.Count > 0)
        {
            var symbol = accounts.Staked[0].Net.Symbol;
            errors.Add("votes",
                $"the stake that votes is {new Asset(staked, symbol)}; eosio.system replaces eosio by elected producers only when " +
                $"{new Asset(VoteRule.MinimumActivatedStake, symbol)} (15 % of its nominal supply) have voted: " +
                "stake more (with transfer), or let more accounts vote");
        }
        else if (accounts.Staked.Count == 0)
        {
            errors.Add("votes", "without staked accounts nobody can vote, and eosio keeps producing");
        }
    }

    private static IReadOnlyList<Name> Sorted(IEnumerable<Name> names) => [.. names.Order()];
}
