using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Makes the first producer vote and become a proxy, and lets the other voters delegate their votes to it.</summary>
public sealed class ProxyVotes : IBootStep
{
    /// <inheritdoc/>
    public string Name => "proxy-votes";

    /// <inheritdoc/>
    public string Source => "bios-boot-tutorial.py proxyVotes";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        if (!boot.Plan.ProxyVotes)
        {
            return StepResult.Skipped("not in the plan");
        }
        var proxy = boot.Plan.Producers[0];
        var rows = await VoterRow.ReadAllAsync(boot.Genesis, cancellation);
        var groups = new List<ActionGroup>();
        if (rows.GetValueOrDefault(proxy) is not { IsProxy: true })
        {
            var producers = boot.Plan.Producers.Take(VoteRule.MaximumProducers).Order().ToList();
            groups.Add(new ActionGroup($"proxy {proxy}",
                [Call.PaidByEosio(SystemActions.Vote(proxy, producers)), Call.PaidByEosio(SystemActions.RegisterProxy(proxy))]));
        }
        groups.AddRange(boot.Plan.Votes.Select(vote => vote.Voter)
            .Where(voter => voter != proxy && rows.GetValueOrDefault(voter)?.Proxy != proxy)
            .Select(voter => new ActionGroup($"vote of {voter} by {proxy}", Call.PaidByEosio(SystemActions.VoteByProxy(voter, proxy)))));
        if (groups.Count == 0)
        {
            return StepResult.AlreadyDone($"{proxy} is the proxy of all voters");
        }
        foreach (var batch in TransactionPacker.Divide(groups))
        {
            await boot.Sender.SendTogetherAsync(batch, cancellation);
        }
        return StepResult.Done($"{proxy} votes for the others");
    }
}
