using Antelope.Chain;
using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Creates the explicit accounts, the producers and the users with RAM, stakes and liquid tokens.</summary>
public sealed class CreateStakedAccounts : IBootStep
{
    /// <inheritdoc/>
    public string Name => "staked-accounts";

    /// <inheritdoc/>
    public string Source => "tutorial 2.4; bios-boot-tutorial.py createStakedAccounts";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        // The system contract opens a row of resources for every account made through it, so its scopes are the accounts.
        var existing = await boot.Genesis.GetTableScopesAsync(SystemAccounts.Eosio, "userres", cancellation);
        var missing = boot.Plan.Accounts.Where(account => !existing.Contains(account.Name.ToString())).ToList();
        if (missing.Count == 0)
        {
            return StepResult.AlreadyDone($"all {boot.Plan.Accounts.Count} are there");
        }
        await boot.Sender.SendManyAsync(missing.Select(account => Create(boot, account)), cancellation);
        return StepResult.Done($"created {missing.Count} of {boot.Plan.Accounts.Count}");
    }

    private static ActionGroup Create(BootContext boot, StakedAccount account)
    {
        var eosio = SystemAccounts.Eosio;
        var key = Authority.Of(boot.Keys[account.Name].PublicKey);
        var actions = new List<Antelope.Chain.Action>
        {
            new NewAccount(eosio, account.Name, key, key).ToAction(Call.ActiveOf(eosio)),
            SystemActions.BuyRam(eosio, account.Name, account.Ram),
            SystemActions.DelegateBandwidth(eosio, account.Name, account.Net, account.Cpu, account.Transfer),
        };
        if (account.Liquid.Amount > 0)
        {
            actions.Add(TokenActions.Transfer(eosio, account.Name, account.Liquid, ""));
        }
        return new ActionGroup($"stake {account.Name}", actions);
    }
}
