using AppHost.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Control;

/// <summary>The console log of a node: what it printed, and what the lab said about it.</summary>
internal sealed class NodeLog(ResourceNotificationService notifications, ResourceLoggerService loggers)
{
    /// <summary>Writes the last lines, then, when asked to, every new one until cancelled.</summary>
    public async Task<ControlLine> ShowAsync(INodeResource node, int tail, bool follow, Func<ControlLine, Task> write, CancellationToken cancellationToken)
    {
        var id = (await notifications.WaitForResourceAsync(node.Name, _ => true, cancellationToken)).ResourceId;
        var lines = new List<LogLine>();
        await foreach (var batch in loggers.GetAllAsync(id).WithCancellation(cancellationToken))
            lines.AddRange(batch);
        foreach (var line in lines.TakeLast(tail))
            await write(new(line.Content));
        if (follow)
        {
            var shown = lines.Count == 0 ? 0 : lines[^1].LineNumber;
            await foreach (var batch in loggers.WatchAsync(id).WithCancellation(cancellationToken))
            {
                foreach (var line in batch.Where(l => l.LineNumber > shown))
                    await write(new(line.Content));
            }
        }

        return new("", 0);
    }
}
