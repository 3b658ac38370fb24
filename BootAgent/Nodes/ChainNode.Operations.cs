using System.Text.Json;
using Antelope;

namespace BootAgent.Nodes;

public sealed partial class ChainNode
{
    private const string Codename = "builtin_feature_codename";

    /// <summary>The protocol features the node knows and may activate (producer API).</summary>
    public async Task<IReadOnlyList<FeatureView>> GetSupportedFeaturesAsync(CancellationToken cancellation)
    {
        var features = await AskAsync("/v1/producer/get_supported_protocol_features", new { exclude_disabled = true }, cancellation);
        return [.. features.EnumerateArray().Select(feature => new FeatureView(
            Digest(feature, "feature_digest"),
            feature.GetProperty("specification").EnumerateArray()
                .Where(entry => Text(entry, "name") == Codename).Select(entry => Text(entry, "value")).FirstOrDefault() ?? "",
            [.. feature.GetProperty("dependencies").EnumerateArray().Select(digest => Checksum256.Parse(digest.GetString()!))]))];
    }

    /// <summary>Has the node activate features in the next block it produces (producer API).</summary>
    public Task ScheduleFeatureActivationsAsync(IEnumerable<Checksum256> digests, CancellationToken cancellation) =>
        PostAsync("/v1/producer/schedule_protocol_feature_activations",
            new { protocol_features_to_activate = digests.Select(digest => digest.ToString()) }, cancellation);

    /// <summary>The peers that have completed a handshake on this chain (net API).</summary>
    public async Task<int> CountPeersAsync(CancellationToken cancellation)
    {
        var connections = await AskAsync("/v1/net/connections", null, cancellation);
        return connections.EnumerateArray()
            .Where(connection => !connection.GetProperty("connecting").GetBoolean())
            .Select(connection => connection.GetProperty("last_handshake"))
            .Where(handshake => !Digest(handshake, "chain_id").IsZero)
            .Select(handshake => Text(handshake, "node_id")).Distinct().Count();
    }

}
