using Antelope;
using BootAgent.Actions;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Registers the producers with their keys and URLs.</summary>
public sealed class RegisterProducers : IBootStep
{
    /// <inheritdoc/>
    public string Name => "register-producers";

    /// <inheritdoc/>
    public string Source => "tutorial 2.5; bios-boot-tutorial.py regProducers";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var rows = (await ProducerRow.ReadAllAsync(boot.Genesis, cancellation)).ToDictionary(row => row.Owner);
        var missing = boot.Plan.Producers.Where(producer => !IsRegistered(rows.GetValueOrDefault(producer), boot.Keys[producer].PublicKey)).ToList();
        if (missing.Count == 0)
        {
            return StepResult.AlreadyDone($"all {boot.Plan.Producers.Count} are registered");
        }
        await boot.Sender.SendManyAsync(missing.Select(producer => Register(producer, boot.Keys[producer].PublicKey)), cancellation);
        return StepResult.Done($"registered {missing.Count} of {boot.Plan.Producers.Count}");
    }

    private static bool IsRegistered(ProducerRow? row, PublicKey key) =>
        row is { IsActive: true } && PublicKey.Parse(row.Key) == key;

    private static ActionGroup Register(Name producer, PublicKey key) => new(
        $"regproducer {producer}",
        Call.PaidByEosio(SystemActions.RegisterProducer(producer, key, $"https://{producer}.com/{key}")));
}
