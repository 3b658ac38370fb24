using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BootAgent.Hosting;

/// <summary>Healthy once the chain is booted and verified, unhealthy when the boot failed, degraded (which still answers 200) until then.</summary>
internal sealed class BootHealthCheck(BootState state) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var report = state.Report;
        return Task.FromResult(report.Phase switch
        {
            BootPhase.Booted => HealthCheckResult.Healthy("booted"),
            BootPhase.Failed => HealthCheckResult.Unhealthy(report.Error),
            _ => HealthCheckResult.Degraded(report.Steps.FirstOrDefault(step => step.State == StepState.Running)?.Name ?? "waiting"),
        });
    }
}
