using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Makes eosio.msig privileged, so that it may act for the accounts that approved.</summary>
public sealed class PrivilegeMsig : IBootStep
{
    /// <inheritdoc/>
    public string Name => "privilege-msig";

    /// <inheritdoc/>
    public string Source => "tutorial 2.1; bios-boot-tutorial.py stepSetSystemContract";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var msig = await boot.Genesis.GetAccountAsync(SystemAccounts.Msig, cancellation)
            ?? throw new BootException("the account eosio.msig does not exist");
        if (msig.Privileged)
        {
            return StepResult.AlreadyDone("eosio.msig is privileged");
        }
        await boot.Sender.SendTogetherAsync(
            [new ActionGroup("setpriv eosio.msig", SystemActions.SetPrivileged(SystemAccounts.Msig))], cancellation);
        return StepResult.Done("eosio.msig is privileged");
    }
}
