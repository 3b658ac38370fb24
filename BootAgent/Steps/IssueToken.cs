using Antelope;
using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Issues the core token to eosio.</summary>
public sealed class IssueToken : IBootStep
{
    /// <inheritdoc/>
    public string Name => "token-issue";

    /// <inheritdoc/>
    public string Source => "tutorial 1.11; bios-boot-tutorial.py stepCreateTokens";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var issue = boot.Plan.Issue;
        var stats = await boot.Genesis.GetCurrencyStatsAsync(SystemAccounts.Token, issue.Symbol.Code, cancellation)
            ?? throw new BootException($"the token {issue.Symbol.Code} does not exist");
        var missing = new Asset(issue.Amount - stats.Supply.Amount, issue.Symbol);
        if (missing.Amount <= 0)
        {
            return StepResult.AlreadyDone($"the supply is {stats.Supply}");
        }
        await boot.Sender.SendTogetherAsync(
            [new ActionGroup($"issue {missing}", TokenActions.Issue(SystemAccounts.Eosio, missing, "boot"))], cancellation);
        return StepResult.Done($"{missing} to eosio");
    }
}
