using System.Net.Http.Json;
using AppHost.Nodes;
using AppHost.Terminal;
using Aspire.Hosting.ApplicationModel;
using LabModel;
using Microsoft.Extensions.Hosting;

namespace AppHost.Boot;

/// <summary>Shows in the terminal how the nodes come up and how the boot goes on; ends the application with it when asked to.</summary>
internal sealed class BootWatch(
    LabOptions lab,
    IBootAgentResource agent,
    BootOutcome outcome,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider) : BackgroundService
{
    private const int LastLines = 10;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    private bool _strangerNamed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var boot = WatchBootAsync(over.Token);
            var resources = WatchResourcesAsync(over.Token);
            await Task.WhenAny(boot, resources);
            await over.CancelAsync();
            await Task.WhenAll(boot, resources);
        }
        catch (OperationCanceledException)
        {
            // The application stops, or the watch has come to its end.
        }

        if (outcome.UntilBooted)
            lifetime.StopApplication();
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    private async Task WatchBootAsync(CancellationToken cancellationToken)
    {
        var progress = new BootProgress(Console.Out);
        while (true)
        {
            var report = await ReadReportAsync(cancellationToken);
            if (report is not null)
                progress.Show(report);
            if (report is { IsBooted: true } or { IsFailed: true })
            {
                outcome.IsBooted = report.IsBooted;
                if (!outcome.UntilBooted)
                {
                    LabSummary.PrintNextSteps(Console.Out, lab);
                    await Task.Delay(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken);
                }

                return;
            }

            await Task.Delay(PollInterval, timeProvider, cancellationToken);
        }
    }

    /// <summary>Tells of nodes that become healthy or end; returns when the boot cannot succeed any more and that is what the run is for.</summary>
    private async Task WatchResourcesAsync(CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, string>();
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            if (change.Resource is not (INodeResource or IBootAgentResource))
                continue;
            var state = change.Snapshot.HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy ? "healthy" : change.Snapshot.State?.Text ?? "";
            if (last.GetValueOrDefault(change.ResourceId) == state)
                continue;
            last[change.ResourceId] = state;
            if (change.Resource is INodeResource && state == "healthy")
                Console.WriteLine($"{change.Resource.Name} is up");
            if (!KnownResourceStates.TerminalStates.Contains(state))
                continue;
            Console.WriteLine($"{change.Resource.Name}: {state}{(change.Snapshot.ExitCode is { } code ? $", exit code {code}" : "")}");
            if (!outcome.UntilBooted || (change.Resource is INodeResource node && NodeReplay.Of(node).Answers(node, change.Snapshot)))
                continue;
            await foreach (var lines in loggers.GetAllAsync(change.ResourceId).WithCancellation(cancellationToken))
            {
                foreach (var line in lines.TakeLast(LastLines))
                    Console.WriteLine($"  {line.Content}");
            }

            return;
        }
    }

    private BootReport? Stranger()
    {
        if (!_strangerNamed)
            Console.WriteLine($"warning: on port {lab.BootAgentPort}, where {agent.Name} should be, answers something else; what it says does not count");
        _strangerNamed = true;
        return null;
    }

    private async Task<BootReport?> ReadReportAsync(CancellationToken cancellationToken)
    {
        if (!agent.HttpEndpoint.IsAllocated)
            return null;
        try
        {
            var report = await _http.GetFromJsonAsync(new Uri($"http://127.0.0.1:{lab.BootAgentPort}/boot"), BootJson.Default.BootReport, cancellationToken);
            return report?.RunId == agent.RunId ? report : Stranger();
        }
        catch (System.Text.Json.JsonException)
        {
            return Stranger();
        }
        catch (HttpRequestException)
        {
            return null; // the agent does not run yet
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // a busy machine; the next look may be quicker
        }
    }
}
