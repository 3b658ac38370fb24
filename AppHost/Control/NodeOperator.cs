using System.Globalization;
using AppHost.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Control;

/// <summary>Performs operations on nodes through the commands of their resources, and waits until what they are for has come.</summary>
internal sealed class NodeOperator(
    DistributedApplicationModel model, ResourceCommandService commands, ResourceNotificationService notifications, TimeProvider clock)
{
    private static readonly TimeSpan FirstWord = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NextWord = TimeSpan.FromSeconds(5);

    /// <summary>The names of all nodes, for people.</summary>
    public string Names => string.Join(", ", model.Resources.OfType<INodeResource>().Select(n => n.Name));

    /// <summary>A node by name, null when there is none.</summary>
    public INodeResource? Find(string name) => model.Resources.OfType<INodeResource>().FirstOrDefault(n => n.Name == name);

    /// <summary>Performs an operation. It goes on when the one who asked goes away.</summary>
    /// <param name="node">The node.</param>
    /// <param name="operation">What to do.</param>
    /// <param name="progress">Told what is going on when it takes longer than a second.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ControlLine> RunAsync(INodeResource node, NodeOperation operation, Func<string, Task> progress, CancellationToken cancellationToken)
    {
        var now = await notifications.WaitForResourceAsync(node.Name, _ => true, cancellationToken);
        var before = now.Snapshot;
        if (before.Commands.FirstOrDefault(c => c.Name == operation.Command)?.State != ResourceCommandState.Enabled)
            return new($"{operation.Name} is not possible: {node.Name} is {Words(node, before)}", 1);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(operation.Limit);
        var status = new NodeStatus(node, now.ResourceId, notifications, clock);
        var work = PerformAsync(node, operation, before, status, limit.Token);
        try
        {
            for (var word = FirstWord; await Task.WhenAny(work, Task.Delay(word, clock, limit.Token)) != work; word = NextWord)
            {
                limit.Token.ThrowIfCancellationRequested();
                await progress(status.ToString());
            }

            return await work;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"{operation.Name} has not come to its end within {operation.Limit.TotalSeconds} s; {status}"), 1);
        }
    }

    private async Task<ControlLine> PerformAsync(INodeResource node, NodeOperation operation, CustomResourceSnapshot before, NodeStatus status, CancellationToken limit)
    {
        var result = await commands.ExecuteCommandAsync(node, operation.Command, CancellationToken.None).WaitAsync(limit);
        if (!result.Success)
            return new($"{operation.Name} failed: {result.Message ?? (result.Canceled ? "it was canceled" : "no reason given")}", 1);
        return operation.Goal switch
        {
            NodeGoal.Stopped => await StoppedAsync(node, limit),
            NodeGoal.CaughtUp => await CaughtUpAsync(node, operation, before, status, limit),
            _ => new(result.Message ?? $"{node.Name}: {operation.Name} done", 0),
        };
    }

    private async Task<ControlLine> StoppedAsync(INodeResource node, CancellationToken limit)
    {
        var ended = await notifications.WaitForResourceAsync(node.Name, e => !IsAlive(e.Snapshot), limit);
        return new($"{node.Name} is stopped{(ended.Snapshot.ExitCode is { } code ? $", exit code {code}" : "")}", 0);
    }

    private async Task<ControlLine> CaughtUpAsync(INodeResource node, NodeOperation operation, CustomResourceSnapshot before, NodeStatus status, CancellationToken limit)
    {
        var replay = NodeReplay.Of(node);
        var replayed = operation.Command == NodeCommands.HardReplay;
        var reached = await notifications.WaitForResourceAsync(node.Name, e =>
        {
            replayed |= replay.Answers(node, e.Snapshot) && e.Snapshot.StartTimeStamp != before.StartTimeStamp;
            return e.Snapshot.StartTimeStamp != before.StartTimeStamp
                && (e.Snapshot.HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy || (!IsAlive(e.Snapshot) && !replay.Answers(node, e.Snapshot)));
        }, limit);
        if (!IsAlive(reached.Snapshot))
            return new($"{node.Name} is {Words(node, reached.Snapshot)}; its log says why: node {node.Name} {NodeOperation.Logs}", 1);
        var head = await status.CaughtUpAsync(model.Resources.OfType<INodeResource>().Where(other => other != node), limit);
        return new($"{node.Name} is healthy at block {head.ToString(CultureInfo.InvariantCulture)}{(replayed ? ", its state rebuilt from its block log" : "")}", 0);
    }

    private static bool IsAlive(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } state && state != KnownResourceStates.NotStarted && !KnownResourceStates.TerminalStates.Contains(state);

    private static string Words(INodeResource node, CustomResourceSnapshot snapshot)
    {
        var state = IsAlive(snapshot) ? (snapshot.State!.Text == KnownResourceStates.Running && node.IsPaused ? "running and paused" : snapshot.State.Text.ToLowerInvariant()) : "stopped";
        return snapshot.ExitCode is { } code && !IsAlive(snapshot) ? $"{state} (exit code {code})" : state;
    }
}
