using Antelope;

namespace BootAgent.Plan;

/// <summary>What eosio.system asks of votes (eosio.system voting.cpp, tutorial 2.9).</summary>
public static class VoteRule
{
    /// <summary>Most producers in one vote.</summary>
    public const int MaximumProducers = 30;

    /// <summary>
    /// Stake that must vote before an elected schedule is set, in the smallest unit: 15 % of a thousand million tokens of
    /// four decimals, a constant of the contract (min_activated_stake) whatever the supply.
    /// </summary>
    public const long MinimumActivatedStake = 150_000_000_0000;

    /// <summary>Most producers of a schedule.</summary>
    public const int ScheduleSize = 21;

    /// <summary>Stake of the accounts that vote for at least one producer, each counted once.</summary>
    public static long ActivatedStake(IEnumerable<StakedAccount> accounts, IEnumerable<PlannedVote> votes)
    {
        var voters = votes.Where(vote => vote.Producers.Count > 0).Select(vote => vote.Voter).ToHashSet();
        return accounts.Where(account => account.Transfer && voters.Contains(account.Name)).Sum(account => account.Staked);
    }

    /// <summary>The votes in an order in which the one that reaches the minimum comes as late as possible: heaviest voter last.</summary>
    /// <remarks>The first block after that one fixes the schedule for a minute, so all votes should be counted by then.</remarks>
    public static IReadOnlyList<PlannedVote> HeaviestLast(IEnumerable<StakedAccount> accounts, IEnumerable<PlannedVote> votes)
    {
        var weights = accounts.ToDictionary(account => account.Name, account => account.Transfer ? account.Staked : 0);
        return [.. votes.OrderBy(vote => weights.GetValueOrDefault(vote.Voter))];
    }
}
