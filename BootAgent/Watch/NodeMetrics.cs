using System.Diagnostics.Metrics;

namespace BootAgent.Watch;

/// <summary>Gauges of each node: whether it answers, head, irreversible block, lag behind the best node, peers.</summary>
public sealed class NodeMetrics
{
    private const string NodeTag = "antelope.node";
    private volatile IReadOnlyList<NodeView> _views = [];

    /// <summary>Registers the gauges.</summary>
    public NodeMetrics(Meter meter)
    {
        meter.CreateObservableGauge("antelope.node.up", () => Each(_ => true, view => view.Error is null ? 1L : 0L), "{node}", "1 when the node answers");
        meter.CreateObservableGauge("antelope.node.head", () => Answering(view => view.Info!.HeadBlockNum), "{block}", "Number of the head block");
        meter.CreateObservableGauge("antelope.node.irreversible", () => Answering(view => view.Info!.LastIrreversibleBlockNum), "{block}", "Number of the last irreversible block");
        meter.CreateObservableGauge("antelope.node.lag", () => Answering(view => Best() - view.Info!.HeadBlockNum), "{block}", "Blocks behind the node with the highest head");
        meter.CreateObservableGauge("antelope.node.peers", () => Answering(view => view.Peers), "{peer}", "Connected peers");
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

    private IEnumerable<Measurement<long>> Each(Func<NodeView, bool> which, Func<NodeView, long> value) =>
        _views.Where(which).Select(view => new Measurement<long>(value(view), new KeyValuePair<string, object?>(NodeTag, view.Node)));
}
