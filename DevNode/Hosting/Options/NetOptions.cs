namespace DevNode.Hosting;

/// <summary>Options of nodeos's net_plugin. Unlike nodeos the node listens on loopback unless told otherwise.</summary>
internal static class NetOptions
{
    private const string User = "eosio::net_plugin";

    public static IReadOnlyList<NodeOption> All { get; } =
    [
        new("p2p-listen-endpoint", OptionKind.Text, "127.0.0.1:9876", "host:port to listen on for peers; empty for none") { UsedBy = User },
        new("p2p-server-address", OptionKind.Text, null, "host:port by which peers know this node; the listen endpoint by default") { UsedBy = User },
        new("p2p-peer-address", OptionKind.List, null, "Peer to connect to, host:port[:trx|:blk]; repeatable") { UsedBy = User, Composing = true },
        new("p2p-max-nodes-per-host", OptionKind.Int32, "1", "Connections accepted from one address") { UsedBy = User },
        new("p2p-accept-transactions", OptionKind.Bool, "true", "Evaluate and relay transactions of peers") { UsedBy = User },
        new("agent-name", OptionKind.Text, "EOS Test Agent", "Name of this node among its peers") { UsedBy = User },
        new("allowed-connection", OptionKind.List, "any", "Who may connect: any, producers, specified or none") { UsedBy = User, Multitoken = true },
        new("peer-key", OptionKind.List, null, "Public key of a peer that may connect; repeatable") { UsedBy = User, Composing = true, Multitoken = true },
        new("peer-private-key", OptionKind.List, null, "[\"public key\",\"private key\"] to authenticate with; repeatable") { UsedBy = User, Composing = true, Multitoken = true },
        new("max-clients", OptionKind.Int32, "25", "Connections accepted altogether; 0 for no limit") { UsedBy = User },
        new("connection-cleanup-period", OptionKind.Int32, "30", "Seconds between two attempts to connect to a peer that is away") { UsedBy = User },
        new("max-cleanup-time-msec", OptionKind.Int32, "10", "Milliseconds one clean-up may take") { UsedBy = User, Ignored = "a clean-up here does not block" },
        new("p2p-dedup-cache-expire-time-sec", OptionKind.UInt32, "10", "Seconds for which transactions are remembered to recognise duplicates") { UsedBy = User },
        new("net-threads", OptionKind.UInt16, "2", "Threads for peers") { UsedBy = User, Ignored = "sockets run on the .NET thread pool" },
        new("sync-fetch-span", OptionKind.UInt32, "100", "Blocks asked of one peer at once while catching up") { UsedBy = User },
        new("use-socket-read-watermark", OptionKind.Bool, "false", "Socket low watermark") { UsedBy = User, Ignored = "reads here do not use one" },
        new("peer-log-format", OptionKind.Text, "[\"${_name}\" - ${_cid} ${_ip}:${_port}] ", "Prefix of log lines about a peer: _name, _cid, _id, _sid, _ip, _port, _lip, _lport") { UsedBy = User },
        new("p2p-keepalive-interval-ms", OptionKind.Int32, "10000", "Milliseconds between two heartbeats") { UsedBy = User },
    ];
}
