using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Ties the system contract to the core token and opens its RAM market.</summary>
public sealed class InitSystem : IBootStep
{
    /// <inheritdoc/>
    public string Name => "init";

    /// <inheritdoc/>
    public string Source => "tutorial 2.2; bios-boot-tutorial.py stepInitSystemContract";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var eosio = SystemAccounts.Eosio;
        var markets = await boot.Genesis.GetTableRowsAsync(eosio, eosio, "rammarket", cancellation);
        if (markets.Count > 0)
        {
            return StepResult.AlreadyDone($"core symbol {boot.Plan.Symbol}");
        }
        await boot.Sender.SendTogetherAsync([new ActionGroup($"init {boot.Plan.Symbol}", SystemActions.Init(boot.Plan.Symbol))], cancellation);
        return StepResult.Done($"core symbol {boot.Plan.Symbol}");
    }
}
