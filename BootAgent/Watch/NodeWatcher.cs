using Antelope.Api;
using BootAgent.Nodes;
using BootAgent.Sending;
using BootAgent.Steps;

namespace BootAgent.Watch;

/// <summary>Looks at every node once a second, which two blocks take, and keeps their metrics.</summary>
public sealed partial class NodeWatcher(BootContext boot, TimeProvider clock, ILogger<NodeWatcher> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly NodeMetrics _metrics = new(BootTelemetry.Meter);
    private readonly BlockWatcher _blocks = new(BootTelemetry.Meter);
    private readonly PrometheusMetrics _prometheus = new(BootTelemetry.Meter);
    private readonly IReadOnlyList<NodeProbe> _probes = [.. boot.Nodes.Select(node => new NodeProbe(node))];

    /// <summary>Watches until cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            var views = await Task.WhenAll(_probes.Select(probe => probe.LookAsync(cancellation)));
            _prometheus.Set(views);
            foreach (var (before, now) in _metrics.Set(views))
            {
                LogChange(before, now);
            }
            var ahead = boot.Nodes.Zip(views).Where(pair => pair.Second.Error is null).OrderByDescending(pair => pair.Second.Info!.HeadBlockNum).FirstOrDefault();
            if (ahead.First is { } node)
            {
                await FollowAsync(node, ahead.Second.Info!, cancellation);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    private async Task FollowAsync(ChainNode node, ChainInfo info, CancellationToken cancellation)
    {
        try
        {
            await _blocks.ReadAsync(node, info, cancellation);
        }
        catch (Exception exception) when (NodeTrouble.Is(exception, cancellation))
        {
            LogUnread(logger, node.Name, exception.Message); // the next round asks again, perhaps another node
        }
    }

    private void LogChange(NodeView before, NodeView now)
    {
        if (now.Error is not null)
        {
            LogLost(logger, now.Node, now.Error);
        }
        else if (before.Error is not null)
        {
            LogBack(logger, now.Node, now.Info!.HeadBlockNum);
        }
    }

    [LoggerMessage(EventId = 30, EventName = "NodeLost", Level = LogLevel.Warning, Message = "{Node} does not answer: {Reason}")]
    private static partial void LogLost(ILogger logger, string node, string reason);

    [LoggerMessage(EventId = 31, EventName = "NodeBack", Level = LogLevel.Information, Message = "{Node} answers again, at block {Head}")]
    private static partial void LogBack(ILogger logger, string node, uint head);

    [LoggerMessage(EventId = 32, EventName = "BlocksUnread", Level = LogLevel.Debug, Message = "blocks of {Node} could not be read: {Reason}")]
    private static partial void LogUnread(ILogger logger, string node, string reason);
}
