using Antelope.Json;
using DevNode.Net;

namespace DevNode.Http;

/// <summary>nodeos's net_api_plugin.</summary>
internal sealed class NetApi(PeerNetwork network)
{
    private const string Prefix = "/v1/net/";
    private const int Created = 201;

    public IEnumerable<ApiCall> Calls() =>
    [
        Host("connect", async host => await network.ConnectAsync(host)),
        Host("disconnect", async host => await network.DisconnectAsync(host)),
        Host("status", async host => await network.StatusAsync(host) is { } status ? Status(status) : default),
        new(Prefix + "connections", async body =>
        {
            ApiParams.None(body);
            return new(Created, Variant.Array(await network.ConnectionsAsync(), Status));
        }),
    ];

    private static ApiCall Host(string name, Func<string, Task<Variant>> handle) => new(Prefix + name, async body =>
        new(Created, await handle(ApiParams.Parse(body, ParamsKind.Required, p => p.AsString()))));

    private static Variant Status(ConnectionStatus status)
    {
        var last = status.LastHandshake;
        return new VariantObject
        {
            { "peer", status.Peer },
            { "connecting", status.Connecting },
            { "syncing", status.Syncing },
            { "last_handshake", new VariantObject
            {
                { "network_version", (uint)last.NetworkVersion },
                { "chain_id", last.ChainId },
                { "node_id", last.NodeId },
                { "key", last.Key },
                { "time", last.Time },
                { "token", last.Token },
                { "sig", last.Sig },
                { "p2p_address", last.P2pAddress },
                { "last_irreversible_block_num", last.LastIrreversibleBlockNum },
                { "last_irreversible_block_id", last.LastIrreversibleBlockId },
                { "head_num", last.HeadNum },
                { "head_id", last.HeadId },
                { "os", last.Os },
                { "agent", last.Agent },
                { "generation", (int)last.Generation },
            } },
        };
    }
}
