using System.Diagnostics.Metrics;

namespace BootAgent.Watch;

/// <summary>Hands on the nodes' own metrics under their own names, with the node as one more label.</summary>
public sealed class PrometheusMetrics(Meter meter)
{
    private readonly HashSet<string> _known = [];
    private volatile IReadOnlyList<NodeView> _views = [];

    /// <summary>Replaces what is known; a name that is new gets an instrument.</summary>
    public void Set(IReadOnlyList<NodeView> views)
    {
        _views = views;
        foreach (var sample in views.SelectMany(view => view.Samples).Where(sample => _known.Add(sample.Name)))
        {
            if (sample.IsCounter)
                meter.CreateObservableCounter(sample.Name, () => Measure(sample.Name), null, sample.Help);
            else
                meter.CreateObservableGauge(sample.Name, () => Measure(sample.Name), null, sample.Help);
        }
    }

    private IEnumerable<Measurement<double>> Measure(string name) =>
        from view in _views
        from sample in view.Samples
        where sample.Name == name
        select new Measurement<double>(sample.Value, [
            new(NodeMetrics.NodeTag, view.Node), .. sample.Labels.Select(label => new KeyValuePair<string, object?>(label.Key, label.Value))]);
}
