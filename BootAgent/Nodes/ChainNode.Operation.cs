using Antelope;
using Antelope.Api;

namespace BootAgent.Nodes;

public sealed partial class ChainNode
{
    /// <summary>The protocol features that the node knows (producer API).</summary>
    public Task<IReadOnlyList<ProtocolFeature>> GetSupportedFeaturesAsync(CancellationToken cancellation) =>
        AskAsync(() => api.GetSupportedProtocolFeaturesAsync(cancellation));

    /// <summary>Digests of the active protocol features.</summary>
    public async Task<IReadOnlySet<Checksum256>> GetActivatedFeaturesAsync(CancellationToken cancellation) =>
        (await AskAsync(() => api.GetActivatedProtocolFeaturesAsync(cancellation))).Select(feature => feature.FeatureDigest).ToHashSet();

    /// <summary>Has the node activate features in the next block it produces (producer API).</summary>
    public Task ScheduleFeatureActivationsAsync(IEnumerable<Checksum256> digests, CancellationToken cancellation) =>
        TellAsync(() => api.ScheduleProtocolFeatureActivationsAsync(digests, cancellation));

    /// <summary>What the state takes of its database, null where the node has no db_size_api_plugin.</summary>
    public Task<DatabaseSize?> GetDatabaseSizeAsync(CancellationToken cancellation) => AskPluginAsync(async () =>
    {
        var size = await AskAsync(() => api.GetDbSizeAsync(cancellation));
        return new DatabaseSize(size["used_bytes"].AsInt64(), size["free_bytes"].AsInt64(), size["size"].AsInt64());
    });

    /// <summary>The node's own metrics in Prometheus's text format, null where the node has no prometheus_plugin.</summary>
    public Task<string?> GetPrometheusMetricsAsync(CancellationToken cancellation) =>
        AskPluginAsync<string>(() => AskAsync(() => api.GetPrometheusMetricsAsync(cancellation)));

    /// <summary>The peers that have completed a handshake, each counted once however many connections there are to it (net API).</summary>
    public async Task<int> CountPeersAsync(CancellationToken cancellation) =>
        (await AskAsync(() => api.ConnectionsAsync(cancellation)))
            .Where(connection => !connection["connecting"].AsBool())
            .Select(connection => connection["last_handshake"])
            .Where(handshake => !Checksum256.Parse(handshake["chain_id"].AsString()).IsZero)
            .Select(handshake => handshake["node_id"].AsString()).Distinct().Count();

    /// <summary>A question to a plugin that a node need not have.</summary>
    private static async Task<T?> AskPluginAsync<T>(Func<Task<T>> question)
        where T : class
    {
        try
        {
            return await question();
        }
        catch (NodeException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }
}
