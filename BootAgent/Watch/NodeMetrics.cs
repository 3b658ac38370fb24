using System.Diagnostics.Metrics;

namespace BootAgent.Watch;

/// <summary>Each node: whether it answers, head, irreversible block, lag behind the best node, peers, and what it takes of the machine.</summary>
public sealed class NodeMetrics
{
    /// <summary>The tag that says which node is measured.</summary>
    public const string NodeTag = "antelope.node";
    private volatile IReadOnlyList<NodeView> _views = [];

    /// <summary>Registers the gauges.</summary>
    public NodeMetrics(Meter meter)
    {
        meter.CreateObservableGauge("antelope.node.up", () => Each(_ => true, view => view.Error is null ? 1L : 0L), "{node}", "1 when the node answers");
        meter.CreateObservableGauge("antelope.node.head", () => Answering(view => view.Info!.HeadBlockNum), "{block}", "Number of the head block");
        meter.CreateObservableGauge("antelope.node.irreversible", () => Answering(view => view.Info!.LastIrreversibleBlockNum), "{block}", "Number of the last irreversible block");
        meter.CreateObservableGauge("antelope.node.lag", () => Answering(view => Best() - view.Info!.HeadBlockNum), "{block}", "Blocks behind the node with the highest head");
        meter.CreateObservableGauge("antelope.node.peers", () => Answering(view => view.Peers), "{peer}", "Connected peers");
        meter.CreateObservableGauge("antelope.node.db.used", () => Each(view => view.Database is not null, view => view.Database!.Used), "By", "Bytes of the state database that are in use");
        meter.CreateObservableGauge("antelope.node.db.free", () => Each(view => view.Database is not null, view => view.Database!.Free), "By", "Bytes of the state database that are free");
        meter.CreateObservableGauge("antelope.node.db.size", () => Each(view => view.Database is not null, view => view.Database!.Size), "By", "Bytes that the state database may grow to");
        meter.CreateObservableGauge("antelope.node.memory", () => Each(view => view.Process is not null, view => view.Process!.MemoryBytes), "By", "Resident memory of the node's process");
        meter.CreateObservableCounter("antelope.node.cpu.time", () => Each(view => view.Process is not null, view => view.Process!.CpuSeconds), "s", "CPU time of the node's process");
    }

    /// <summary>Replaces what is known; returns the nodes that began or ceased to answer, before and now.</summary>
    public IReadOnlyList<(NodeView Before, NodeView Now)> Set(IReadOnlyList<NodeView> views)
    {
        var before = _views;
        _views = views;
        return [.. before.Zip(views).Where(pair => pair.First.Error is null != pair.Second.Error is null)];
    }

    private long Best() => _views.Max(view => view.Info?.HeadBlockNum ?? 0);

    private IEnumerable<Measurement<long>> Answering(Func<NodeView, long> value) => Each(view => view.Info is not null, value);

    private IEnumerable<Measurement<T>> Each<T>(Func<NodeView, bool> which, Func<NodeView, T> value)
        where T : struct =>
        _views.Where(which).Select(view => new Measurement<T>(value(view), new KeyValuePair<string, object?>(NodeTag, view.Node)));
}
