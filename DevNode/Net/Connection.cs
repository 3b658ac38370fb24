using Antelope;

namespace DevNode.Net;

/// <summary>What is sent over a connection.</summary>
internal enum ConnectionType
{
    Both,
    TransactionsOnly,
    BlocksOnly,
}

/// <summary>A connection to one peer: its state. All members are used on the network's loop only.</summary>
internal sealed partial class Connection
{
    private const int BackOffAfterImmediateCloses = 9;
    private readonly PeerNetwork _network;
    private int _immediateCloses;
    private TimePoint? _lastClose;

    public Connection(PeerNetwork network, uint id, string peerAddress)
    {
        _network = network;
        Id = id;
        PeerAddress = peerAddress;
        _name = peerAddress;
        BlockStatus = new(network.Time);
        _expectation = network.Time.CreateTimer(_ => network.Loop.Post(ExpectationOver), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public uint Id { get; }

    /// <summary>host:port[:type] as configured; empty when the other side connected.</summary>
    public string PeerAddress { get; }
    public ConnectionType Type { get; private set; }
    public BlockStatusMonitor BlockStatus { get; }
    public bool IsOpen => _session is not null;
    public bool IsConnecting { get; private set; } = true;

    /// <summary>True while the peer is so far behind that it asks for blocks itself.</summary>
    public bool IsSyncing { get; set; }

    /// <summary>True when blocks and transactions may be sent.</summary>
    public bool IsCurrent => IsConnected && !IsSyncing;
    public bool IsConnected => IsOpen && !IsConnecting;
    public HandshakeMessage LastHandshakeReceived { get; set; } = new();
    public HandshakeMessage LastHandshakeSent { get; private set; } = new();
    public short SentHandshakeCount { get; private set; }

    /// <summary>The peer's protocol version; 0 before its handshake.</summary>
    public ushort ProtocolVersion { get; private set; }
    public GoAwayReason NoRetry { get; private set; }

    /// <summary>The head we are fetching from this peer; zero for none.</summary>
    public Checksum256 ForkHead { get; private set; }
    public uint ForkHeadNum { get; private set; }
    public ConnectionStatus Status => new(PeerAddress, IsConnecting, IsSyncing, LastHandshakeReceived);

    public void SetForkHead(Checksum256 id, uint number) => (ForkHead, ForkHeadNum) = (id, number);

    /// <summary>Starts a connection to <see cref="PeerAddress"/>; false when it will never be made.</summary>
    public bool TryConnect()
    {
        if (NoRetry is not (GoAwayReason.NoReason or GoAwayReason.WrongVersion or GoAwayReason.BenignOther or GoAwayReason.Duplicate))
            return false;
        if (PeerAddress.IndexOf(':', StringComparison.Ordinal) <= 0)
        {
            NetLog.InvalidPeerAddress(_network.Log, PeerAddress);
            return false;
        }
        if (_immediateCloses > BackOffAfterImmediateCloses || NoRetry == GoAwayReason.BenignOther)
        {
            if (_lastClose is null || _lastClose > _network.Now + -_network.Settings.ConnectorPeriod)
                return true;
        }
        SetType(PeerAddress);
        if (!PeerAddressParts.TryParse(PeerAddress, out var parts))
        {
            // nodeos keeps what its resolver does not know, to try it again.
            NetLog.ConnectFailed(_network.Log, PeerAddress, "the port is no number from 0 to 65535");
            _immediateCloses++;
            IsConnecting = false;
            return true;
        }
        IsConnecting = true;
        ConnectAsync(parts.Host, parts.Port);
        return true;
    }

    /// <summary>Ends the session and forgets what belonged to it.</summary>
    /// <param name="reconnect">Whether to look at once for connections to be made again.</param>
    public void Close(bool reconnect)
    {
        var session = _session;
        _session = null;
        session?.Dispose();
        ClearQueue();
        IsConnecting = false;
        IsSyncing = false;
        BlockStatus.Accepted();
        _immediateCloses++;
        LastHandshakeReceived = new();
        LastHandshakeSent = new();
        _lastClose = _network.Now;
        _nodeId = default;
        _requested = null;
        SentHandshakeCount = 0;
        StopExpecting();
        _network.Sync.ResetLib(this, closing: true);
        if (session is not null)
            NetLog.Closing(_network.Log, Prefix);
        if (reconnect)
            _network.CheckConnectionsSoon();
    }

    /// <summary>Closes for good.</summary>
    public void Shutdown()
    {
        _session?.Dispose();
        _session = null;
        _expectation.Dispose();
    }

    private void SetType(string address)
    {
        Type = PeerAddressParts.TypeOf(address) switch
        {
            "trx" => ConnectionType.TransactionsOnly,
            "blk" => ConnectionType.BlocksOnly,
            _ => ConnectionType.Both,
        };
    }
}
