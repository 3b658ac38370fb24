using System.Text.Json;
using Antelope;
using DevNode.Hosting;

namespace DevNode.Net;

/// <summary>Who may connect (nodeos allowed-connection).</summary>
[Flags]
public enum AllowedConnections
{
    None = 0,
    Producers = 1,
    Specified = 2,
    Any = 4,
}

/// <summary>The network's options.</summary>
public sealed record NetSettings
{
    /// <summary>host:port to listen on; empty for none.</summary>
    public string ListenEndpoint { get; init; } = "";

    /// <summary>host:port told to peers; null for the listen endpoint.</summary>
    public string? ServerAddress { get; init; }
    public IReadOnlyList<string> Peers { get; init; } = [];
    public int MaxNodesPerHost { get; init; } = 1;
    public int MaxClients { get; init; } = 25;
    public bool AcceptTransactions { get; init; } = true;
    public string AgentName { get; init; } = "EOS Test Agent";
    public AllowedConnections Allowed { get; init; } = AllowedConnections.Any;
    public IReadOnlyList<PublicKey> PeerKeys { get; init; } = [];

    /// <summary>Keys to authenticate with, the smallest public key first.</summary>
    public IReadOnlyList<PrivateKey> PrivateKeys { get; init; } = [];
    public TimeSpan ConnectorPeriod { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan DedupCacheExpire { get; init; } = TimeSpan.FromSeconds(10);
    public uint SyncFetchSpan { get; init; } = 100;
    public string PeerLogFormat { get; init; } = "";
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that all peers together may make this node hold; beyond, the peer that holds most is closed.</summary>
    public long MaxPeerMemory { get; init; } = 512L * 1024 * 1024;

    /// <summary>Longest host:port, in bytes (nodeos max_p2p_address_length).</summary>
    private const int MaxAddressLength = 259;

    /// <summary>Reads and checks the options; throws <see cref="OptionException"/> naming the one that is wrong.</summary>
    public static NetSettings From(OptionValues values)
    {
        var keepAlive = values.Int32("p2p-keepalive-interval-ms");
        Check(keepAlive > 0, "p2p-keepalive-interval-ms", "must be greater than 0");
        Check(values.UInt32("sync-fetch-span") > 0, "sync-fetch-span", "must be greater than 0");
        Check(values.Text("p2p-listen-endpoint").Length <= MaxAddressLength, "p2p-listen-endpoint", $"must have at most {MaxAddressLength} characters");
        Check((values.TextOrNull("p2p-server-address") ?? "").Length <= MaxAddressLength, "p2p-server-address", $"must have at most {MaxAddressLength} characters");
        Check(values.Text("agent-name").Length <= HandshakeMessage.MaxTextLength, "agent-name", $"must have at most {HandshakeMessage.MaxTextLength} characters");
        var allowed = ReadAllowed(values.List("allowed-connection"));
        Check(!allowed.HasFlag(AllowedConnections.Specified) || values.List("peer-key").Count > 0, "peer-key", "must be given at least once with allowed-connection=specified");
        return new()
        {
            ListenEndpoint = values.Text("p2p-listen-endpoint"),
            ServerAddress = values.TextOrNull("p2p-server-address"),
            Peers = values.List("p2p-peer-address"),
            MaxNodesPerHost = values.Int32("p2p-max-nodes-per-host"),
            MaxClients = values.Int32("max-clients"),
            AcceptTransactions = values.Bool("p2p-accept-transactions") && values.Text("read-mode") is not ("read-only" or "irreversible"),
            AgentName = values.Text("agent-name"),
            Allowed = allowed,
            PeerKeys = [.. values.List("peer-key").Select(k => ReadKey(k.Trim('"')))],
            PrivateKeys = [.. values.List("peer-private-key").Select(ReadPair).OrderBy(k => k.PublicKey)],
            ConnectorPeriod = TimeSpan.FromSeconds(values.Int32("connection-cleanup-period")),
            DedupCacheExpire = TimeSpan.FromSeconds(values.UInt32("p2p-dedup-cache-expire-time-sec")),
            SyncFetchSpan = values.UInt32("sync-fetch-span"),
            PeerLogFormat = values.Text("peer-log-format"),
            KeepAlive = TimeSpan.FromMilliseconds(keepAlive),
        };
    }

    private static AllowedConnections ReadAllowed(IReadOnlyList<string> names)
    {
        var allowed = AllowedConnections.None;
        foreach (var name in names)
        {
            allowed = name switch
            {
                "any" => allowed | AllowedConnections.Any,
                "producers" => allowed | AllowedConnections.Producers,
                "specified" => allowed | AllowedConnections.Specified,
                "none" => AllowedConnections.None,
                _ => throw new OptionException($"option '--allowed-connection': '{name}' is not any, producers, specified or none"),
            };
        }
        return allowed;
    }

    private static PublicKey ReadKey(string text)
    {
        try
        {
            return PublicKey.Parse(text);
        }
        catch (FormatException e)
        {
            throw new OptionException($"option '--peer-key': {e.Message}");
        }
    }

    private static PrivateKey ReadPair(string text)
    {
        try
        {
            var pair = JsonSerializer.Deserialize<string[]>(text);
            var key = pair is [_, var secret] ? PrivateKey.Parse(secret) : throw new FormatException("it has two texts");
            return key.PublicKey == PublicKey.Parse(pair[0]) ? key : throw new FormatException("the keys do not belong together");
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // The text itself holds a private key and stays out of the message.
            throw new OptionException("option '--peer-private-key' is not [\"public key\",\"private key\"]");
        }
    }

    private static void Check(bool condition, string option, string rule)
    {
        if (!condition)
            throw new OptionException($"option '--{option}' {rule}");
    }
}
