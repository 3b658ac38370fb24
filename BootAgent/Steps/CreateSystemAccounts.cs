using Antelope.Chain;
using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Creates the accounts that the system contracts expect.</summary>
public sealed class CreateSystemAccounts : IBootStep
{
    /// <inheritdoc/>
    public string Name => "system-accounts";

    /// <inheritdoc/>
    public string Source => "tutorial 1.7; bios-boot-tutorial.py createSystemAccounts";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var missing = new List<ActionGroup>();
        foreach (var account in SystemAccounts.All)
        {
            if (await boot.Genesis.GetAccountAsync(account, cancellation) is null)
            {
                var key = Authority.Of(boot.Keys[SystemAccounts.Eosio].PublicKey);
                missing.Add(new ActionGroup($"create {account}",
                    new NewAccount(SystemAccounts.Eosio, account, key, key).ToAction(Call.ActiveOf(SystemAccounts.Eosio))));
            }
        }
        if (missing.Count == 0)
        {
            return StepResult.AlreadyDone($"all {SystemAccounts.All.Count} are there");
        }
        await boot.Sender.SendManyAsync(missing, cancellation);
        return StepResult.Done($"created {missing.Count} of {SystemAccounts.All.Count}");
    }
}
