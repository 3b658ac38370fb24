using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>
/// Activates PREACTIVATE_FEATURE, without which contracts cannot activate features: the producing node is told over its
/// producer API, and does it at the start of a block.
/// </summary>
public sealed class ActivatePreactivation : IBootStep
{
    /// <inheritdoc/>
    public string Name => "preactivate-feature";

    /// <inheritdoc/>
    public string Source => "tutorial 1.12; bios-boot-tutorial.py stepSetSystemContract";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var supported = await boot.Genesis.GetSupportedFeaturesAsync(cancellation);
        var feature = supported.FirstOrDefault(feature => feature.CodeName == FeatureList.Preactivate)
            ?? throw new BootException($"{boot.Genesis} does not support {FeatureList.Preactivate}; it knows {string.Join(", ", supported.Select(known => known.CodeName))}");
        if ((await boot.Genesis.GetActivatedFeaturesAsync(cancellation)).Contains(feature.FeatureDigest))
        {
            return StepResult.AlreadyDone(feature.FeatureDigest.ToString());
        }
        await boot.Genesis.ScheduleFeatureActivationsAsync([feature.FeatureDigest], cancellation);
        await boot.Waiter.UntilAsync($"{boot.Genesis.Name} to activate {FeatureList.Preactivate}", boot.Limits.Blocks, async token =>
        {
            var active = await boot.Genesis.GetActivatedFeaturesAsync(token);
            return Sight.If(active.Contains(feature.FeatureDigest), $"{active.Count} features are active");
        }, cancellation);
        return StepResult.Done(feature.FeatureDigest.ToString());
    }
}
