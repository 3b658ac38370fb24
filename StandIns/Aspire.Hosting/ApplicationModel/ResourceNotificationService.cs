using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Holds the present state of every resource and tells who watches about each change.</summary>
public class ResourceNotificationService(
    ILogger<ResourceNotificationService> logger,
    IHostApplicationLifetime hostApplicationLifetime,
    IServiceProvider serviceProvider,
    IOptions<ResourceNotificationServiceOptions> options)
{
    private readonly ConcurrentDictionary<string, ResourceEvent> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _publishing = new();
    private ImmutableList<ChannelWriter<ResourceEvent>> _watchers = [];

    /// <summary>Changes the state of a resource; the function gets the present one, and must be quick and free of effects.</summary>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory) =>
        PublishUpdateAsync(resource, resource.GetResourceId(), stateFactory);

    /// <summary>Changes the state of one instance of a resource.</summary>
    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_publishing)
        {
            var previous = _states.TryGetValue(resourceId, out var known) ? known.Snapshot : resource.GetInitialSnapshot();
            var snapshot = WithCommands(resource, stateFactory(previous));
            var change = new ResourceEvent(resource, resourceId, snapshot);
            _states[resourceId] = change;
            if (previous.State?.Text != snapshot.State?.Text)
                ResourceEvents.StateChanged(logger, resource.Name, previous.State?.Text ?? "none", snapshot.State?.Text ?? "none");
            foreach (var watcher in _watchers)
                watcher.TryWrite(change);
        }

        return Task.CompletedTask;
    }

    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent) =>
        _states.TryGetValue(resourceId, out resourceEvent);

    /// <summary>Every resource's present state, then every change, until cancelled.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>(new() { SingleReader = true });
        lock (_publishing)
        {
            foreach (var state in _states.Values)
                channel.Writer.TryWrite(state);
            _watchers = _watchers.Add(channel.Writer);
        }

        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return change;
        }
        finally
        {
            lock (_publishing)
                _watchers = _watchers.Remove(channel.Writer);
        }
    }

    /// <summary>Waits for the first state that fulfils the predicate.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the application is stopping.</exception>
    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, hostApplicationLifetime.ApplicationStopping);
        await foreach (var change in WatchAsync(stop.Token).ConfigureAwait(false))
        {
            if (string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(change))
                return change;
        }

        throw new OperationCanceledException($"The application stopped while '{resourceName}' was waited for.");
    }

    /// <summary>Waits for a state, <see cref="KnownResourceStates.Running"/> by default.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits for the first of several states and says which it was.</summary>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var targets = targetStates.ToList();
        var reached = await WaitForResourceAsync(resourceName, e => e.Snapshot.State is { } state && targets.Contains(state.Text), cancellationToken).ConfigureAwait(false);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until the resource runs, its health checks pass and its ready event has been handled.</summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, options.Value.DefaultWaitBehavior, cancellationToken);

    /// <inheritdoc cref="WaitForResourceHealthyAsync(string, CancellationToken)"/>
    /// <exception cref="DistributedApplicationException">The resource stopped, and the behaviour is to stop then.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var reached = await WaitForResourceAsync(resourceName, e =>
            e.Snapshot is { HealthStatus: HealthStatus.Healthy, ReadyEvent: not null }
            || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && e.Snapshot.IsTerminal()), cancellationToken).ConfigureAwait(false);
        if (reached.Snapshot.ReadyEvent is not { } ready || reached.Snapshot.IsTerminal())
        {
            throw new DistributedApplicationException(
                $"The resource '{resourceName}' is in state '{reached.Snapshot.State?.Text}'{(reached.Snapshot.ExitCode is { } code ? $" (exit code {code})" : "")} and will not become healthy.");
        }

        await ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        return reached;
    }

    /// <summary>Waits for everything the resource was declared to wait for.</summary>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>().ToList();
        if (waits.Count == 0)
            return;
        await PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Waiting }).ConfigureAwait(false);
        await Task.WhenAll(waits.Select(wait => WaitForDependencyAsync(wait, cancellationToken))).ConfigureAwait(false);
    }

    private async Task WaitForDependencyAsync(WaitAnnotation wait, CancellationToken cancellationToken)
    {
        var behavior = wait.WaitBehavior ?? options.Value.DefaultWaitBehavior;
        var name = wait.Resource.Name;
        switch (wait.WaitType)
        {
            case WaitType.WaitUntilHealthy:
                await WaitForResourceHealthyAsync(name, behavior, cancellationToken).ConfigureAwait(false);
                break;
            case WaitType.WaitUntilStarted:
                var started = await WaitForResourceAsync(name, e => e.Snapshot.State?.Text == KnownResourceStates.Running
                    || (behavior == WaitBehavior.StopOnResourceUnavailable && e.Snapshot.IsTerminal()), cancellationToken).ConfigureAwait(false);
                if (started.Snapshot.IsTerminal())
                    throw new DistributedApplicationException($"The resource '{name}' is in state '{started.Snapshot.State?.Text}' and did not start.");
                break;
            case WaitType.WaitForCompletion:
                var ended = await WaitForResourceAsync(name, e => e.Snapshot.IsTerminal(), cancellationToken).ConfigureAwait(false);
                if (ended.Snapshot.ExitCode != wait.ExitCode)
                    throw new DistributedApplicationException($"The resource '{name}' ended with exit code {ended.Snapshot.ExitCode}, not {wait.ExitCode}.");
                break;
        }
    }

    private CustomResourceSnapshot WithCommands(IResource resource, CustomResourceSnapshot snapshot)
    {
        var context = new UpdateCommandStateContext { ResourceSnapshot = snapshot, ServiceProvider = serviceProvider };
        return snapshot with
        {
            Commands = [.. resource.Annotations.OfType<ResourceCommandAnnotation>().Select(c => new ResourceCommandSnapshot(
                c.Name, c.UpdateState(context), c.DisplayName, c.DisplayDescription, c.Parameter, c.ConfirmationMessage, c.IconName, c.IconVariant, c.IsHighlighted))],
        };
    }
}

/// <summary>A change of a resource's state.</summary>
public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    public IResource Resource { get; } = resource;

    /// <summary>Names the instance: the resource's name, for processes with a suffix.</summary>
    public string ResourceId { get; } = resourceId;

    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}

/// <summary>Defaults of waiting.</summary>
public sealed class ResourceNotificationServiceOptions
{
    public WaitBehavior DefaultWaitBehavior { get; set; }
}

internal static partial class ResourceEvents
{
    [LoggerMessage(1, LogLevel.Debug, "Resource {Resource} went from {Previous} to {State}")]
    public static partial void StateChanged(ILogger logger, string resource, string previous, string state);
}
