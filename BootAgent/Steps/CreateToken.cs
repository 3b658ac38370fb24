using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Creates the core token.</summary>
public sealed class CreateToken : IBootStep
{
    /// <inheritdoc/>
    public string Name => "token-create";

    /// <inheritdoc/>
    public string Source => "tutorial 1.11; bios-boot-tutorial.py stepCreateTokens";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var supply = boot.Plan.Supply;
        var stats = await boot.Genesis.GetCurrencyStatsAsync(SystemAccounts.Token, supply.Symbol.Code, cancellation);
        if (stats is null)
        {
            await boot.Sender.SendTogetherAsync(
                [new ActionGroup($"create {supply}", TokenActions.Create(SystemAccounts.Eosio, supply))], cancellation);
            return StepResult.Done($"up to {supply}, issued by eosio");
        }
        if (stats.MaxSupply != supply || stats.Issuer != SystemAccounts.Eosio)
        {
            throw new BootException(
                $"the token exists with a maximum supply of {stats.MaxSupply} and the issuer {stats.Issuer}; the plan wants {supply} and eosio");
        }
        return StepResult.AlreadyDone($"up to {supply}, issued by eosio");
    }
}
