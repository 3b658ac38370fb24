using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;
using Microsoft.Extensions.Logging;

namespace DevNode.Net;

/// <summary>The node among its peers: connections, synchronization, broadcast (nodeos net_plugin).</summary>
public sealed partial class PeerNetwork : IAsyncDisposable
{
    /// <summary>How long a peer may take to send a block we asked for (nodeos def_resp_expected_wait).</summary>
    internal static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may take to be made.</summary>
    internal static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan ExpirePeriod = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<ITimer> _timers = [];
    private ITimer? _reconnect;
    private bool _checksSoon;
    private uint _lastConnectionId;

    public PeerNetwork(NetSettings settings, IPeerChain chain, TimeProvider time, RandomNumberGenerator random, ILogger<PeerNetwork> log)
    {
        Settings = settings;
        Chain = chain;
        Time = time;
        Log = log;
        Loop = new(log);
        Sync = new(this);
        Dispatcher = new(this);
        Authentication = new(settings, chain);
        var id = new byte[Checksum256.Size];
        random.GetBytes(id);
        NodeId = new(id);
    }

    /// <summary>Random per process.</summary>
    public Checksum256 NodeId { get; }

    /// <summary>host:port told to peers; known once listening.</summary>
    public string P2pAddress { get; private set; } = "";

    /// <summary>Connections in use, for metrics.</summary>
    public int PeerCount { get; private set; }

    internal NetSettings Settings { get; }
    internal IPeerChain Chain { get; }
    internal TimeProvider Time { get; }
    internal ILogger Log { get; }
    internal NetLoop Loop { get; }
    internal SyncManager Sync { get; }
    internal Dispatcher Dispatcher { get; }
    internal PeerAuthentication Authentication { get; }
    internal CancellationToken Stopping => _stopping.Token;
    internal List<Connection> Connections { get; } = [];
    internal IEnumerable<Connection> BlockConnections => Connections.Where(c => c.Type != ConnectionType.TransactionsOnly);
    internal TimePoint Now => TimePoint.From(Time.GetUtcNow());
    internal long NowNanoseconds => (Time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick;

    /// <summary>Starts the timers and connects to the configured peers. <see cref="ListenAsync"/> comes first.</summary>
    public void Start()
    {
        Every(Settings.KeepAlive, () =>
        {
            foreach (var connection in Connections.Where(c => c.IsOpen).ToList())
                connection.CheckHeartbeat();
        });
        Every(Settings.ConnectorPeriod, CheckConnections);
        Every(ExpirePeriod, () =>
        {
            Dispatcher.Expire(Chain.Info.LibNum);
            PeerCount = Connections.Count(c => c.IsConnected);
        });
        _reconnect = Time.CreateTimer(_ => Loop.Post(CheckConnections), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Loop.Post(() =>
        {
            foreach (var peer in Settings.Peers)
                Connect(peer);
        });
    }

    /// <summary>A block was accepted, from a peer or made here: it goes to the peers that lack it.</summary>
    public void OnAcceptedBlock(SignedBlock block, Checksum256 id) => Loop.Post(() => Dispatcher.BroadcastBlock(block, id));

    /// <summary>A transaction was executed without error: it goes to the peers that lack it.</summary>
    public void OnTransactionAccepted(PackedTransaction packed, Checksum256 id, TimePointSec expiration) =>
        Loop.Post(() => Dispatcher.BroadcastTransaction(packed, id, expiration));

    /// <summary>Closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var timer in _timers)
            await timer.DisposeAsync();
        if (_reconnect is not null)
            await _reconnect.DisposeAsync();
        _listener?.Dispose();
        Loop.Post(() =>
        {
            foreach (var connection in Connections)
                connection.Shutdown();
            Connections.Clear();
        });
        await Loop.StopAsync();
    }

    internal HandshakeMessage CreateHandshake(ushort netVersion, ConnectionType type, short generation)
    {
        var info = Chain.Info;
        var suffix = type switch { ConnectionType.TransactionsOnly => ":trx", ConnectionType.BlocksOnly => ":blk", _ => "" };
        return Authentication.Sign(new()
        {
            NetworkVersion = (ushort)(NetVersion.Base + netVersion),
            ChainId = Chain.ChainId,
            NodeId = NodeId,
            Time = NowNanoseconds,
            P2pAddress = $"{P2pAddress}{suffix} - {NodeId.ToString()[..7]}",
            LastIrreversibleBlockNum = info.LibNum,
            LastIrreversibleBlockId = info.LibId,
            HeadNum = info.ForkHeadNum,
            HeadId = info.ForkHeadId,
            Os = OperatingSystem.IsMacOS() ? "osx" : OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsLinux() ? "linux" : "other",
            Agent = Settings.AgentName,
            Generation = generation,
        });
    }

    /// <summary>Sets the timer once, as connections that close all the time must not put it off.</summary>
    internal void CheckConnectionsSoon()
    {
        if (_checksSoon || _reconnect is null)
            return;
        _checksSoon = true;
        _reconnect.Change(ReconnectDelay, Timeout.InfiniteTimeSpan);
    }

    private void Every(TimeSpan period, System.Action work) => _timers.Add(Time.CreateTimer(_ => Loop.Post(work), null, period, period));
}
