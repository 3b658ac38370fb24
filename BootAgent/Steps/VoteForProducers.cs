using Antelope;
using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Casts the votes, the heaviest last (<see cref="VoteRule.HeaviestLast"/>).</summary>
public sealed class VoteForProducers : IBootStep
{
    /// <inheritdoc/>
    public string Name => "vote";

    /// <inheritdoc/>
    public string Source => "tutorial 2.9; bios-boot-tutorial.py vote";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var voters = await VoterRow.ReadAllAsync(boot.Genesis, cancellation);
        var missing = VoteRule.HeaviestLast(boot.Plan.Accounts, boot.Plan.Votes)
            .Where(vote => !HasVoted(voters.GetValueOrDefault(vote.Voter), vote, boot.Plan)).ToList();
        if (missing.Count == 0)
        {
            return StepResult.AlreadyDone($"all {boot.Plan.Votes.Count} have voted");
        }
        var groups = missing.Select(vote => new ActionGroup(
            $"vote of {vote.Voter}", Call.PaidByEosio(SystemActions.Vote(vote.Voter, vote.Producers))));
        foreach (var batch in TransactionPacker.Divide(groups))
        {
            await boot.Sender.SendTogetherAsync(batch, cancellation);
        }
        return StepResult.Done($"{missing.Count} of {boot.Plan.Votes.Count} voted");
    }

    private static bool HasVoted(VoterRow? row, PlannedVote vote, BootPlan plan) =>
        row is not null && (row.Producers.SequenceEqual(vote.Producers) || (plan.ProxyVotes && !row.Proxy.IsEmpty));
}
