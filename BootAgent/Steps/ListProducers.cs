using BootAgent.Nodes;

namespace BootAgent.Steps;

/// <summary>Lists the registered producers, and makes sure that all those of the plan are among them.</summary>
public sealed class ListProducers : IBootStep
{
    /// <inheritdoc/>
    public string Name => "list-producers";

    /// <inheritdoc/>
    public string Source => "tutorial 2.6; bios-boot-tutorial.py listProducers";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var rows = await ProducerRow.ReadAllAsync(boot.Genesis, cancellation);
        var missing = boot.Plan.Producers.Except(rows.Where(row => row.IsActive).Select(row => row.Owner)).ToList();
        if (missing.Count > 0)
        {
            throw new BootException($"not registered: {string.Join(", ", missing)}");
        }
        return StepResult.Done(string.Join(", ", rows.Where(row => row.IsActive).Select(row => row.Owner)));
    }
}
