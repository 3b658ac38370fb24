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

    /// <summary>The peers that have completed a handshake, each counted once however many connections there are to it (net API).</summary>
    public async Task<int> CountPeersAsync(CancellationToken cancellation) =>
        (await AskAsync(() => api.ConnectionsAsync(cancellation)))
            .Where(connection => !connection["connecting"].AsBool())
            .Select(connection => connection["last_handshake"])
            .Where(handshake => !Checksum256.Parse(handshake["chain_id"].AsString()).IsZero)
            .Select(handshake => handshake["node_id"].AsString()).Distinct().Count();
}
