using Antelope.Api;
using BootAgent.Actions;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Activates the plan's protocol features that the node supports, each after those it depends on.</summary>
public sealed class ActivateFeatures : IBootStep
{
    /// <inheritdoc/>
    public string Name => "features";

    /// <inheritdoc/>
    public string Source => "tutorial 1.12; bios-boot-tutorial.py stepSetSystemContract";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var supported = await boot.Genesis.GetSupportedFeaturesAsync(cancellation);
        var (wanted, unknown) = FeatureOrder.Select(boot.Plan.Features, supported);
        var active = await boot.Genesis.GetActivatedFeaturesAsync(cancellation);
        var missing = wanted.Where(feature => !active.Contains(feature.FeatureDigest)).ToList();
        var skipped = unknown.Count == 0 ? "" : $"; skipped, as the node does not know them: {string.Join(", ", unknown)}";
        if (missing.Count == 0)
        {
            return StepResult.AlreadyDone($"{wanted.Count} are active{skipped}");
        }
        await boot.Sender.SendTogetherAsync(
            [.. missing.Select(feature => new ActionGroup($"activate {feature.CodeName}", SystemActions.Activate(feature.FeatureDigest)))], cancellation);
        await WaitForActivationAsync(boot, missing, cancellation);
        return StepResult.Done($"{missing.Count} activated{skipped}");
    }

    private static Task WaitForActivationAsync(BootContext boot, List<ProtocolFeature> missing, CancellationToken cancellation) =>
        boot.Waiter.UntilAsync($"{missing.Count} features to be active", boot.Limits.Blocks, async token =>
        {
            var active = await boot.Genesis.GetActivatedFeaturesAsync(token);
            var waiting = missing.Where(feature => !active.Contains(feature.FeatureDigest)).Select(feature => feature.CodeName).ToList();
            return Sight.If(waiting.Count == 0, $"not active: {string.Join(", ", waiting)}");
        }, cancellation);
}
