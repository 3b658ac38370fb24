using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>nodeos's API over a node: the plugins that the options name.</summary>
public static class NodeApi
{
    /// <summary>The server for the plugins of a node.</summary>
    public static ApiServer Create(Node node, HttpSettings http, ILogger<ApiServer> log)
    {
        var values = node.Configuration.Values;
        var plugins = NodeOptions.EnabledPlugins(values);
        IEnumerable<ApiCall> calls = [];
        if (plugins.Contains("eosio::chain_api_plugin"))
            calls = calls.Concat(ChainApi.Calls(node.Chain, node.Producer, ChainApiSettings.From(values, http), node.Records));
        if (plugins.Contains("eosio::producer_api_plugin"))
            calls = calls.Concat(new ProducerApi(node.Chain, node.Producer, Path.Combine(node.Configuration.Paths.DataDir, values.Text("snapshots-dir"))).Calls());
        if (plugins.Contains("eosio::net_api_plugin"))
            calls = calls.Concat(new NetApi(node.Network).Calls());
        if (plugins.Contains("eosio::db_size_api_plugin"))
            calls = calls.Concat(new DbSizeApi(node.Chain, values.UInt64("chain-state-db-size-mb")).Calls());
        if (node.Records is { Trace: { } trace, Traces: { } traces })
            calls = calls.Concat(new TraceApi(traces, trace.Abis).Calls());
        return new(http, calls, log);
    }
}
