using BootAgent.Nodes;
using BootAgent.Sending;

namespace BootAgent.Watch;

/// <summary>Looks at one node.</summary>
internal sealed class NodeProbe(ChainNode node)
{
    private readonly PortProcess _process = new(node.Planned.HttpUrl);
    private bool _isWithoutPrometheus;

    /// <summary>What is to be seen of the node now.</summary>
    public async Task<NodeView> LookAsync(CancellationToken cancellation)
    {
        try
        {
            return new NodeView(node.Name, await node.GetInfoAsync(cancellation), await node.CountPeersAsync(cancellation), null)
            {
                Database = await node.GetDatabaseSizeAsync(cancellation),
                Process = _process.Read(),
                Samples = await ReadSamplesAsync(cancellation),
            };
        }
        catch (Exception exception) when (NodeTrouble.Is(exception, cancellation))
        {
            _isWithoutPrometheus = false; // when it is back it may be another version
            _process.Forget();
            return new NodeView(node.Name, null, 0, exception.Message);
        }
    }

    private async Task<IReadOnlyList<PrometheusSample>> ReadSamplesAsync(CancellationToken cancellation)
    {
        if (_isWithoutPrometheus)
            return [];
        var page = await node.GetPrometheusMetricsAsync(cancellation);
        _isWithoutPrometheus = page is null;
        return page is null ? [] : PrometheusText.Read(page);
    }
}
