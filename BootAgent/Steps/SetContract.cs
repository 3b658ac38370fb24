using Antelope;
using Antelope.Chain;
using BootAgent.Actions;
using BootAgent.Contracts;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Gives an account a contract: its code and its ABI, whichever is not there yet.</summary>
/// <param name="account">The account.</param>
/// <param name="contract">Name of the contract in the <see cref="ContractSet"/>.</param>
/// <param name="source">Where the step comes from.</param>
/// <param name="supersededBy">A contract that takes this one's place later, if any; with it on the account nothing is done.</param>
public sealed class SetContract(Name account, string contract, string source, string? supersededBy = null) : IBootStep
{
    /// <inheritdoc/>
    public string Name => $"contract-{contract}";

    /// <inheritdoc/>
    public string Source => source;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var wanted = boot.Contracts[contract];
        var code = await boot.Genesis.GetCodeHashAsync(account, cancellation);
        if (supersededBy is not null && code == boot.Contracts[supersededBy].CodeHash)
        {
            return StepResult.AlreadyDone($"{account} has {supersededBy} by now");
        }
        var actions = new List<Antelope.Chain.Action>();
        if (code != wanted.CodeHash)
        {
            actions.Add(new SetCode(account, 0, 0, wanted.Wasm).ToAction(Call.ActiveOf(account)));
        }
        if (await boot.Genesis.GetAbiHashAsync(account, cancellation) != wanted.AbiHash)
        {
            actions.Add(new SetAbi(account, wanted.Abi).ToAction(Call.ActiveOf(account)));
        }
        if (actions.Count == 0)
        {
            return StepResult.AlreadyDone($"{account} has the code {wanted.CodeHash}");
        }
        await boot.Sender.SendTogetherAsync([new ActionGroup($"set contract {contract}", actions)], cancellation);
        return StepResult.Done($"{account} has the code {wanted.CodeHash}");
    }
}
