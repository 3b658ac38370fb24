using Antelope;
using BootAgent.Actions;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>
/// Lets the producers that made blocks and never claimed claim their rewards. A contract that counts the first claim from
/// the registration (eosio.system since 1.8) lets nobody claim on the first day.
/// </summary>
public sealed class ClaimRewards : IBootStep
{
    /// <inheritdoc/>
    public string Name => "claim-rewards";

    /// <inheritdoc/>
    public string Source => "bios-boot-tutorial.py claimRewards";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        if (!boot.Plan.ClaimRewards)
        {
            return StepResult.Skipped("not in the plan");
        }
        var rows = await ProducerRow.ReadAllAsync(boot.Genesis, cancellation);
        var due = rows.Where(row => row.UnpaidBlocks > 0 && row.LastClaim.Microseconds == 0).ToList();
        if (due.Count == 0)
        {
            return StepResult.AlreadyDone("no producer has blocks to be paid for and never claimed");
        }
        await boot.Sender.SendManyAsync(due.Select(row => new ActionGroup(
            $"claimrewards {row.Owner}", Call.PaidByEosio(SystemActions.ClaimRewards(row.Owner)))), cancellation);
        return StepResult.Done(string.Join(", ", due.Select(row => row.Owner)));
    }
}
