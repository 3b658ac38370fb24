using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Starts and stops processes and containers through DCP, and publishes what becomes of them.</summary>
internal sealed class ProcessOrchestrator(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    DcpHost dcp,
    ExecutableFactory executables,
    ContainerFactory containers,
    ResourceLogFollower logs,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider timeProvider,
    ILogger<ProcessOrchestrator> logger)
{
    // DCP sends SIGKILL some 7 s after SIGTERM, 10 s in a container; this is for when even that does not help.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private ImmutableDictionary<string, ManagedProcess> _processes = ImmutableDictionary<string, ManagedProcess>.Empty;

    public IEnumerable<IResource> Resources => _processes.Values.Select(p => p.Resource);

    /// <summary>Publishes the first state of every process and container.</summary>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var processes = model.Resources.Where(r => r is ExecutableResource or ProjectResource or ContainerResource).Select(r => new ManagedProcess(r)).ToList();
        foreach (var process in processes)
        {
            process.Urls = await EndpointAllocator.UrlsAsync(process.Resource, executionContext, cancellationToken).ConfigureAwait(false);
            await notifications.PublishUpdateAsync(process.Resource, s => s with
            {
                State = KnownResourceStates.NotStarted,
                CreationTimeStamp = timeProvider.GetUtcNow().UtcDateTime,
                Urls = ProcessSnapshot.Urls(process, isActive: false),
            }).ConfigureAwait(false);
        }

        _processes = processes.ToImmutableDictionary(p => p.Id);
    }

    /// <summary>Waits for the resource's dependencies and starts it; a failure becomes its state.</summary>
    public async Task StartWhenReadyAsync(IResource resource, CancellationToken cancellationToken)
    {
        var process = Find(resource.GetResourceId());
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, process.Waiting.Token);
        try
        {
            await notifications.WaitForDependenciesAsync(resource, wait.Token).ConfigureAwait(false);
            await StartAsync(process.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The application stops, or somebody started or stopped the resource by hand.
        }
        catch (Exception e)
        {
            await FailAsync(process, e).ConfigureAwait(false);
        }
    }

    /// <summary>Starts a process that does not run.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be started.</exception>
    public async Task StartAsync(string id, CancellationToken cancellationToken)
    {
        var process = Find(id);
        await process.Waiting.CancelAsync().ConfigureAwait(false);
        await process.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (notifications.TryGetCurrentState(id, out var state) && (state.Snapshot.State?.Text == KnownResourceStates.Running))
                return;
            var number = process.BeginStart();
            await notifications.PublishUpdateAsync(process.Resource, s => ProcessSnapshot.Starting(s)).ConfigureAwait(false);
            await dcp.Client.DeleteAsync(process.Path, cancellationToken).ConfigureAwait(false);
            await WaitUntilAsync(async () => !await dcp.Client.ExistsAsync(process.Path, cancellationToken).ConfigureAwait(false), $"DCP has not deleted {id}", cancellationToken).ConfigureAwait(false);
            await eventing.PublishAsync(new BeforeResourceStartedEvent(process.Resource, services), cancellationToken).ConfigureAwait(false);
            if (process.Resource is ContainerResource container)
                await dcp.Client.CreateAsync(DcpKinds.Containers, await containers.CreateAsync(container, number, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            else
                await dcp.Client.CreateAsync(DcpKinds.Executables, await executables.CreateAsync(process.Resource, number, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await FailAsync(process, e).ConfigureAwait(false);
            throw;
        }
        finally
        {
            process.Gate.Release();
        }
    }

    /// <summary>Stops a process, SIGTERM first, and waits for its end.</summary>
    /// <exception cref="DistributedApplicationException">It did not end in time.</exception>
    public async Task StopAsync(string id, CancellationToken cancellationToken)
    {
        var process = Find(id);
        await process.Waiting.CancelAsync().ConfigureAwait(false);
        await process.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (process.StartNumber == 0)
                await notifications.PublishUpdateAsync(process.Resource, s => s with { State = KnownResourceStates.NotStarted }).ConfigureAwait(false);
            if (process.StartNumber == 0 || IsEnded(id))
                return;
            await dcp.Client.StopAsync(process.Path, cancellationToken).ConfigureAwait(false);
            await WaitUntilAsync(() => Task.FromResult(IsEnded(id)), $"'{process.Resource.Name}' has not ended", cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            process.Gate.Release();
        }
    }

    /// <summary>Publishes every change DCP reports, until cancelled.</summary>
    public Task WatchAsync(CancellationToken cancellationToken) => Task.WhenAll(
        WatchAsync(DcpKinds.Executables, cancellationToken),
        Resources.Any(r => r is ContainerResource) ? WatchAsync(DcpKinds.Containers, cancellationToken) : Task.CompletedTask);

    private async Task WatchAsync<T>(DcpKind<T> kind, CancellationToken cancellationToken)
        where T : DcpProcess
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var (type, changed) in dcp.Client.WatchAsync(kind, cancellationToken).ConfigureAwait(false))
                {
                    if (type is "ADDED" or "MODIFIED")
                        await ApplyAsync(changed, cancellationToken).ConfigureAwait(false);
                }

                DcpEvents.WatchEnded(logger, "the server ended it");
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                DcpEvents.WatchEnded(logger, e.Message);
                await Task.Delay(PollInterval, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ApplyAsync(DcpProcess seen, CancellationToken cancellationToken)
    {
        var number = seen.Metadata.Annotations?.GetValueOrDefault(ResourceConfiguration.StartAnnotation);
        if (!_processes.TryGetValue(seen.Metadata.Name, out var process) || !process.IsPresentStart(number) || seen.Status?.State is not { Length: > 0 } state)
            return;

        if (process.FollowedStart != number && state is not ("FailedToStart" or "Pending" or "Starting" or "RuntimeUnhealthy"))
        {
            process.FollowedStart = number;
            logs.Follow(process, cancellationToken);
        }

        var before = notifications.TryGetCurrentState(process.Id, out var known) && known.Snapshot.IsTerminal();
        // Looked at again where states are published one after the other: a start may have come between, and its state is not to be overwritten.
        await notifications.PublishUpdateAsync(process.Resource, s => process.IsPresentStart(number) ? ProcessSnapshot.Apply(s, process, seen) : s).ConfigureAwait(false);
        if (before || !notifications.TryGetCurrentState(process.Id, out var now) || !now.Snapshot.IsTerminal())
            return;
        if (state == "FailedToStart")
            await logs.CopyStartupLogAsync(process, seen.Status.Message, cancellationToken).ConfigureAwait(false);
        await eventing.PublishAsync(new ResourceStoppedEvent(process.Resource, services, now), cancellationToken).ConfigureAwait(false);
    }

    private async Task FailAsync(ManagedProcess process, Exception e)
    {
        DcpEvents.Failed(loggers.GetLogger(process.Resource), process.Resource.Name, e.Message);
        await notifications.PublishUpdateAsync(process.Resource, s => s with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
    }

    private bool IsEnded(string id) => notifications.TryGetCurrentState(id, out var state) && state.Snapshot.IsTerminal();

    private ManagedProcess Find(string id) => _processes.TryGetValue(id, out var process) ? process
        : throw new DistributedApplicationException($"'{id}' is not a process of this application.");

    private async Task WaitUntilAsync(Func<Task<bool>> condition, string otherwise, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        while (!await condition().ConfigureAwait(false))
        {
            if (timeProvider.GetElapsedTime(started) > StopLimit)
                throw new DistributedApplicationException($"{otherwise} within {StopLimit.TotalSeconds} s.");
            await Task.Delay(PollInterval, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
