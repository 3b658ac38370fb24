using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AppHost.Nodes;

/// <summary>Replays nodes that say they need it, and lets nodes that were killed look like it.</summary>
internal sealed partial class NodeRecovery(
    ResourceNotificationService notifications, ResourceCommandService commands, ResourceLoggerService loggers) : BackgroundService
{
    private readonly Dictionary<string, string?> _states = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken))
            {
                if (change.Resource is INodeResource node)
                    await LookAsync(node, change, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private async Task LookAsync(INodeResource node, ResourceEvent change, CancellationToken cancellationToken)
    {
        var replay = NodeReplay.Of(node);
        var before = _states.GetValueOrDefault(node.Name);
        var state = _states[node.Name] = change.Snapshot.State?.Text;
        if (IsAnswering(change.Snapshot))
            replay.End();
        if (before == state || before is null || IsTerminal(before) || !IsTerminal(state))
            return;
        if (replay.Answers(node, change.Snapshot))
            await ReplayAsync(node, replay, change, cancellationToken);
        else if (NodeReplay.IsDirty(node, change.Snapshot))
            LogStillDirty(loggers.GetLogger(node), node.Name);
        else if (before != KnownResourceStates.Stopping && change.Snapshot.ExitCode is null && state != KnownResourceStates.FailedToStart)
            await MarkAsKilledAsync(node, change);
    }

    private async Task ReplayAsync(INodeResource node, NodeReplay replay, ResourceEvent change, CancellationToken cancellationToken)
    {
        replay.Begin(change.Snapshot);
        Console.WriteLine($"{node.Name} was not stopped cleanly and needs its state rebuilt: replaying its block log");
        LogReplay(loggers.GetLogger(change.ResourceId), node.Name);
        node.NextStart.HardReplay = true;
        var started = await commands.ExecuteCommandAsync(node, KnownResourceCommands.StartCommand, cancellationToken);
        if (!started.Success && !started.Canceled)
            Console.WriteLine($"{node.Name}: the replay could not be started: {started.Message}");
    }

    /// <summary>A process that a signal ended has no exit code, and would look as if it had come to its natural end.</summary>
    private async Task MarkAsKilledAsync(INodeResource node, ResourceEvent change)
    {
        const int none = -1;
        LogKilled(loggers.GetLogger(change.ResourceId), node.Name);
        await notifications.PublishUpdateAsync(node, change.ResourceId, s => !IsTerminal(s.State?.Text) ? s : s with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.Exited, KnownResourceStateStyles.Error),
            ExitCode = none,
        });
    }

    private static bool IsAnswering(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running
        && snapshot.HealthReports.Where(r => !r.Name.EndsWith(NodeReplayCheck.KeySuffix, StringComparison.Ordinal)).All(r => r.Status == HealthStatus.Healthy);

    private static bool IsTerminal(string? state) => state is not null && KnownResourceStates.TerminalStates.Contains(state);

    [LoggerMessage(EventId = 1, EventName = "ReplayRequired", Level = LogLevel.Warning,
        Message = "{Node} was not stopped cleanly and needs its state rebuilt (exit code 2, database dirty flag): starting it with --hard-replay-blockchain")]
    private static partial void LogReplay(ILogger logger, string node);

    [LoggerMessage(EventId = 2, EventName = "StillDirty", Level = LogLevel.Error,
        Message = "{Node} needs a replay again, right after one; it is left stopped. `node {Node} replay` tries once more, `node {Node} clean` fetches the chain from the peers")]
    private static partial void LogStillDirty(ILogger logger, string node);

    [LoggerMessage(EventId = 3, EventName = "Killed", Level = LogLevel.Error, Message = "{Node} has ended without being asked to, by a signal; starting it brings it back")]
    private static partial void LogKilled(ILogger logger, string node);
}
