using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Brings the application up and takes it down: resource service, DCP, resources; then everything but the dashboard, the dashboard, DCP.</summary>
internal sealed class ApplicationOrchestrator(
    DistributedApplicationModel model,
    ResourceServiceHost resourceService,
    DcpHost dcp,
    ProcessOrchestrator processes,
    ResourceHealthMonitor health,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    ILogger<ApplicationOrchestrator> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _watching = new();
    private Task _running = Task.CompletedTask;
    private Task _watch = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        EndpointAllocator.Allocate(model);
        await processes.InitializeAsync(cancellationToken).ConfigureAwait(false);
        await resourceService.StartAsync(cancellationToken).ConfigureAwait(false);
        await dcp.StartAsync(cancellationToken).ConfigureAwait(false);
        _watch = Task.WhenAll(processes.WatchAsync(_watching.Token), health.RunAsync(_watching.Token));
        _running = StartResourcesAsync(_stopping.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await StopProcessesAsync(processes.Resources.Where(r => r is not DashboardResource), cancellationToken).ConfigureAwait(false);
        await StopProcessesAsync(processes.Resources.Where(r => r is DashboardResource), cancellationToken).ConfigureAwait(false);
        await dcp.StopAsync().ConfigureAwait(false);
        await _watching.CancelAsync().ConfigureAwait(false);
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await resourceService.StopAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _watching.Dispose();
    }

    private async Task StartResourcesAsync(CancellationToken cancellationToken)
    {
        var own = processes.Resources.ToHashSet();
        var starts = model.Resources.Where(r => own.Contains(r) && !r.HasAnnotationOfType<ExplicitStartupAnnotation>())
            .Select(r => processes.StartWhenReadyAsync(r, cancellationToken))
            .Concat(model.Resources.Where(r => !own.Contains(r)).Select(r => InitializeAsync(r, cancellationToken)));
        await Task.WhenAll([.. starts]).ConfigureAwait(false);
        await eventing.PublishAsync(new AfterResourcesCreatedEvent(services, model), cancellationToken).ConfigureAwait(false);
    }

    private async Task InitializeAsync(IResource resource, CancellationToken cancellationToken)
    {
        await notifications.PublishUpdateAsync(resource, s => s).ConfigureAwait(false);
        try
        {
            await eventing.PublishAsync(new InitializeResourceEvent(resource, eventing, loggers, notifications, services), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            DcpEvents.Failed(loggers.GetLogger(resource), resource.Name, e.Message);
            await notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
        }
    }

    private Task StopProcessesAsync(IEnumerable<IResource> resources, CancellationToken cancellationToken) => Task.WhenAll([.. resources.Select(async resource =>
    {
        try
        {
            await processes.StopAsync(resource.GetResourceId(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or DistributedApplicationException or InvalidOperationException or OperationCanceledException)
        {
            DcpEvents.StopFailed(logger, resource.Name, e.Message); // DCP's own end stops what is left
        }
    })]);
}
