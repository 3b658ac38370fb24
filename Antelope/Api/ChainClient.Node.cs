using Antelope.Json;

namespace Antelope.Api;

public sealed partial class ChainClient
{
    /// <summary>Stops block production (producer API).</summary>
    public Task PauseAsync(CancellationToken cancellation = default) => SendAsync("/v1/producer/pause", default, cancellation);

    /// <summary>Goes on with block production (producer API).</summary>
    public Task ResumeAsync(CancellationToken cancellation = default) => SendAsync("/v1/producer/resume", default, cancellation);

    /// <summary>True while production is paused (producer API).</summary>
    public async Task<bool> PausedAsync(CancellationToken cancellation = default) =>
        (await ReadAsync("/v1/producer/paused", default, cancellation).ConfigureAwait(false)).AsBool();

    /// <summary>Makes the next produced block activate features that need no preactivation (producer API).</summary>
    public Task ScheduleProtocolFeatureActivationsAsync(IEnumerable<Checksum256> features, CancellationToken cancellation = default) =>
        SendAsync("/v1/producer/schedule_protocol_feature_activations", new VariantObject { { "protocol_features_to_activate", Variant.Array(features, f => f) } }, cancellation);

    /// <summary>Features the node knows (producer API).</summary>
    public async Task<IReadOnlyList<ProtocolFeature>> GetSupportedProtocolFeaturesAsync(CancellationToken cancellation = default)
    {
        var answer = await ReadAsync("/v1/producer/get_supported_protocol_features", new VariantObject(), cancellation).ConfigureAwait(false);
        return [.. answer.AsArray().Select(ProtocolFeature.FromVariant)];
    }

    /// <summary>Peers of the node (net API), each with <c>peer</c>, <c>connecting</c>, <c>syncing</c> and <c>last_handshake</c>.</summary>
    public async Task<IReadOnlyList<Variant>> ConnectionsAsync(CancellationToken cancellation = default) =>
        (await ReadAsync("/v1/net/connections", default, cancellation).ConfigureAwait(false)).AsArray();

    /// <summary>Adds a peer <c>host:port</c> (net API); the answer says what became of it.</summary>
    public async Task<string> ConnectAsync(string peer, CancellationToken cancellation = default) =>
        (await SendAsync("/v1/net/connect", peer, cancellation).ConfigureAwait(false)).AsString();

    /// <summary>Drops a peer (net API); the answer says what became of it.</summary>
    public async Task<string> DisconnectAsync(string peer, CancellationToken cancellation = default) =>
        (await SendAsync("/v1/net/disconnect", peer, cancellation).ConfigureAwait(false)).AsString();

    /// <summary>State of one peer (net API), null when there is no such connection.</summary>
    public Task<Variant> StatusAsync(string peer, CancellationToken cancellation = default) => ReadAsync("/v1/net/status", peer, cancellation);

    /// <summary>Size of the state database and rows of each index (db_size API).</summary>
    public Task<Variant> GetDbSizeAsync(CancellationToken cancellation = default) => ReadAsync("/v1/db_size/get", default, cancellation);

    /// <summary>The node's own metrics in Prometheus's text format (prometheus_plugin of Leap 4 and later).</summary>
    /// <exception cref="ChainApiException">404 where the node has no such plugin.</exception>
    public async Task<string> GetPrometheusMetricsAsync(CancellationToken cancellation = default)
    {
        const string path = "/v1/prometheus/metrics";
        using var response = await http.GetAsync(new Uri(BaseAddress, path), cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)
            : throw new ChainApiException(path, response.StatusCode, default);
    }
}
