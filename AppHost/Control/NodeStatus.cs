using System.Globalization;
using AppHost.Nodes;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AppHost.Control;

/// <summary>What is known of a node on which an operation goes on.</summary>
internal sealed class NodeStatus(INodeResource node, string resourceId, ResourceNotificationService notifications, TimeProvider clock)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);
    private readonly long _started = clock.GetTimestamp();
    private volatile string? _heads;

    /// <summary>Waits until the node's head is where the others' heads are now; alone, it has nobody to catch up with.</summary>
    /// <returns>The node's head block.</returns>
    public async Task<uint> CaughtUpAsync(IEnumerable<INodeResource> others, CancellationToken limit)
    {
        var heads = await Task.WhenAll(others.Select(other => NodeHttp.HeadAsync(other, limit)));
        var goal = heads.Max() ?? 0;
        while (true)
        {
            var head = await NodeHttp.HeadAsync(node, limit);
            if (head >= goal)
                return head.Value;
            _heads = string.Create(CultureInfo.InvariantCulture, $"at block {head} of {goal}");
            await Task.Delay(LookInterval, clock, limit);
        }
    }

    /// <summary>Such as <c>eosio: 7 s, Running, not healthy: ...</c>.</summary>
    public override string ToString()
    {
        var seconds = ((int)clock.GetElapsedTime(_started).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return $"{node.Name}: {seconds} s, {State()}";
    }

    private string State()
    {
        if (_heads is { } heads)
            return heads;
        if (NodeReplay.Of(node).IsRunning)
            return "replays its block log";
        var snapshot = notifications.TryGetCurrentState(resourceId, out var current) ? current.Snapshot : null;
        return snapshot switch
        {
            { HealthStatus: HealthStatus.Unhealthy } => "running, does not answer yet",
            { State.Text: { } state } => state.ToLowerInvariant(),
            _ => "not started",
        };
    }
}
