using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AppHost.Nodes;

/// <summary>Tells in the dashboard why a node that replays does not answer yet.</summary>
internal sealed class NodeReplayCheck(NodeReplay replay) : IHealthCheck
{
    /// <summary>What the key of every such check ends with.</summary>
    public const string KeySuffix = "_replay_check";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(replay.IsRunning ? HealthCheckResult.Unhealthy("replays: rebuilds its state from its block log") : HealthCheckResult.Healthy());
}
