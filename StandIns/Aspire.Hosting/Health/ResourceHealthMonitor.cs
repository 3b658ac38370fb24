using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>Runs the health checks of running resources, and publishes their results and the ready event.</summary>
internal sealed class ResourceHealthMonitor(
    ResourceNotificationService notifications,
    HealthCheckService checks,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider timeProvider,
    ILogger<ResourceHealthMonitor> logger)
{
    private static readonly TimeSpan UnhealthyInterval = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan HealthyInterval = TimeSpan.FromSeconds(5);

    /// <summary>Monitors every resource from the moment it runs to the moment it does not, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var monitors = new Dictionary<string, CancellationTokenSource>();
        try
        {
            await foreach (var change in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
            {
                var isRunning = change.Snapshot.State?.Text == KnownResourceStates.Running;
                if (isRunning && !monitors.ContainsKey(change.ResourceId))
                {
                    var monitor = monitors[change.ResourceId] = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                    _ = MonitorAsync(change.Resource, monitor.Token);
                }
                else if (!isRunning && monitors.Remove(change.ResourceId, out var monitor))
                {
                    await monitor.CancelAsync().ConfigureAwait(false);
                    monitor.Dispose();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private async Task MonitorAsync(IResource resource, CancellationToken cancellationToken)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(h => h.Key).ToHashSet();
        var isReady = false;
        try
        {
            while (true)
            {
                var healthy = keys.Count == 0 || await CheckAsync(resource, keys, cancellationToken).ConfigureAwait(false);
                if (healthy && !isReady)
                {
                    isReady = true;
                    var published = eventing.PublishAsync(new ResourceReadyEvent(resource, services), cancellationToken);
                    await notifications.PublishUpdateAsync(resource, s => s with { ReadyEvent = published }).ConfigureAwait(false);
                }

                if (keys.Count == 0)
                    return;
                await Task.Delay(healthy ? HealthyInterval : UnhealthyInterval, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The resource does not run any more.
        }
        catch (Exception e)
        {
            HealthEvents.MonitorFailed(logger, resource.Name, e);
        }
    }

    private async Task<bool> CheckAsync(IResource resource, HashSet<string> keys, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(r => keys.Contains(r.Name), cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var now = timeProvider.GetUtcNow().UtcDateTime;
        await notifications.PublishUpdateAsync(resource, s => s.State?.Text != KnownResourceStates.Running ? s : s with
        {
            HealthReports =
            [
                .. keys.Select(key => report.Entries.TryGetValue(key, out var entry)
                    ? new HealthReportSnapshot(key, entry.Status, entry.Description, entry.Exception?.ToString()) { LastRunAt = now }
                    : new HealthReportSnapshot(key, HealthStatus.Unhealthy, "No health check of this name is registered.", null) { LastRunAt = now }),
            ],
        }).ConfigureAwait(false);
        return report.Status == HealthStatus.Healthy && report.Entries.Count == keys.Count;
    }
}

internal static partial class HealthEvents
{
    [LoggerMessage(1, LogLevel.Error, "Watching the health of {Resource} failed")]
    public static partial void MonitorFailed(ILogger logger, string resource, Exception exception);
}
