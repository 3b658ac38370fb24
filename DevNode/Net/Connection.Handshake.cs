using System.Net;
using Antelope;

namespace DevNode.Net;

/// <summary>Handshakes and heartbeats.</summary>
internal sealed partial class Connection
{
    private string _name;
    private IPEndPoint? _remote;
    private IPEndPoint? _local;
    private Checksum256 _nodeId;
    private ushort _netVersion = NetVersion.Leap;
    private long _org, _rec, _dst, _xmt;

    /// <summary>Start of log lines about this peer (option peer-log-format).</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Address of the other side, without port; null before a session.</summary>
    public IPAddress? RemoteAddress => _remote?.Address;

    /// <summary>Sends where we stand.</summary>
    public void SendHandshake()
    {
        if (SentHandshakeCount == short.MaxValue)
            SentHandshakeCount = 1;
        SentHandshakeCount++;
        LastHandshakeSent = _network.CreateHandshake(_netVersion, Type, SentHandshakeCount);
        Enqueue(LastHandshakeSent);
    }

    /// <summary>Closes a silent connection, sends a handshake when no block has passed for long, else a time message.</summary>
    public void CheckHeartbeat()
    {
        var now = _network.NowNanoseconds;
        if (_latestMessage > 0)
        {
            var timeout = (long)(2 * _network.Settings.KeepAlive.TotalNanoseconds);
            if (now > _latestMessage + timeout)
            {
                NoRetry = GoAwayReason.BenignOther;
                NetLog.HeartbeatTimedOut(_network.Log, Prefix);
                Close(reconnect: PeerAddress.Length > 0);
                return;
            }
            if (now > _latestBlock + timeout / 2)
            {
                SendHandshake();
                return;
            }
        }
        _org = now;
        Enqueue(new TimeMessage(_rec, _dst, now, 0));
    }

    private void Handle(TimeMessage message)
    {
        var received = _network.NowNanoseconds;
        if (message.Xmt == 0 || message.Xmt == _xmt)
            return;
        (_xmt, _rec, _dst) = (message.Xmt, message.Rec, received);
        if (message.Org == 0)
        {
            Enqueue(new TimeMessage(message.Xmt, received, _network.NowNanoseconds, 0));
            return;
        }
        NetLog.ClockOffset(_network.Log, Prefix, ((double)(_rec - _org) + (message.Xmt - _dst)) / 2);
        (_org, _rec) = (0, 0);
        if (LastHandshakeReceived.Generation == 0)
            SendHandshake();
    }

    private void Handle(HandshakeMessage message)
    {
        if (InvalidReason(message) is { } invalid)
        {
            NetLog.BadHandshake(_network.Log, Prefix, invalid);
            GoAway(GoAwayReason.FatalOther);
            return;
        }
        LastHandshakeReceived = message;
        IsConnecting = false;
        if (message.Generation == 1 && !Introduce(message))
            return;
        _network.Sync.ReceivedHandshake(this, message);
    }

    /// <summary>Looks at a connection's first handshake; false when nothing more is to be done with it.</summary>
    private bool Introduce(HandshakeMessage message)
    {
        if (message.NodeId == _network.NodeId)
            return GoAway(GoAwayReason.Self);
        _name = message.P2pAddress;
        if (PeerAddress.Length == 0)
            SetType(message.P2pAddress);
        if ((PeerAddress.Length == 0 || message.NodeId.IsZero) && _network.Connections.Any(c => IsDuplicateOf(c, message)))
        {
            NoRetry = GoAwayReason.Duplicate;
            Enqueue(new GoAwayMessage(GoAwayReason.Duplicate, _nodeId));
            return false;
        }
        if (message.ChainId != _network.Chain.ChainId)
            return GoAway(GoAwayReason.WrongChain);
        ProtocolVersion = NetVersion.FromNetworkVersion(message.NetworkVersion);
        _nodeId = message.NodeId;
        Describe();
        if (_network.Authentication.Refuse(message) is { } refused)
        {
            NetLog.NotAuthenticated(_network.Log, Prefix, refused);
            return GoAway(GoAwayReason.Authentication);
        }
        CheckFork(message);
        if (ProtocolVersion is >= NetVersion.PrunedTypes and < NetVersion.Leap)
        {
            SentHandshakeCount = 0;
            _netVersion = NetVersion.ExplicitSync;
            SendHandshake();
            return false;
        }
        if (SentHandshakeCount == 0)
            SendHandshake();
        return true;
    }

    /// <summary>Of two connections between the same nodes exactly one side sees the duplicate: the rule compares what both know.</summary>
    private bool IsDuplicateOf(Connection other, HandshakeMessage message)
    {
        if (other == this || !other.IsConnected || other.LastHandshakeReceived.NodeId != message.NodeId)
            return false;
        var lowest = Math.Min(_netVersion, message.NetworkVersion);
        return lowest < NetVersion.DuplicateByAddress
            ? message.Time + LastHandshakeSent.Time > other.LastHandshakeSent.Time + other.LastHandshakeReceived.Time
            : lowest < NetVersion.DuplicateByNodeId
                ? string.CompareOrdinal(_network.P2pAddress, message.P2pAddress) >= 0
                : _network.NodeId.CompareTo(message.NodeId) >= 0;
    }

    private void CheckFork(HandshakeMessage message)
    {
        var lib = message.LastIrreversibleBlockNum;
        if (lib == 0 || lib > _network.Chain.Info.LibNum)
            return;
        Ask(_network.Chain.BlockIdForNumAsync(lib), id =>
        {
            if (id is { } ours && ours != message.LastIrreversibleBlockId)
                GoAway(GoAwayReason.Forked);
        });
    }

    private bool GoAway(GoAwayReason reason)
    {
        NoRetry = reason;
        Enqueue(new GoAwayMessage(reason));
        return false;
    }

    private void Describe() => Prefix = _network.Settings.PeerLogFormat
        .Replace("${_name}", _name, StringComparison.Ordinal)
        .Replace("${_cid}", $"{Id}", StringComparison.Ordinal)
        .Replace("${_id}", _nodeId.ToString(), StringComparison.Ordinal)
        .Replace("${_sid}", _nodeId.ToString()[..7], StringComparison.Ordinal)
        .Replace("${_ip}", _remote?.Address.ToString(), StringComparison.Ordinal)
        .Replace("${_port}", _remote?.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("${_lip}", _local?.Address.ToString(), StringComparison.Ordinal)
        .Replace("${_lport}", _local?.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string? InvalidReason(HandshakeMessage message) => message switch
    {
        _ when message.LastIrreversibleBlockNum > message.HeadNum => $"last irreversible block {message.LastIrreversibleBlockNum} is above head {message.HeadNum}",
        { P2pAddress.Length: 0 or > HandshakeMessage.MaxTextLength } => $"p2p_address has {message.P2pAddress.Length} characters, not 1 to {HandshakeMessage.MaxTextLength}",
        { Os.Length: 0 or > HandshakeMessage.MaxTextLength } => $"os has {message.Os.Length} characters, not 1 to {HandshakeMessage.MaxTextLength}",
        { Agent.Length: > HandshakeMessage.MaxTextLength } => $"agent has {message.Agent.Length} characters, more than {HandshakeMessage.MaxTextLength}",
        _ when (!message.Sig.Equals(Signature.Empty) || !message.Token.IsZero) && message.Token != HandshakeMessage.TokenOf(message.Time) => "token is not the digest of time",
        _ => null,
    };
}
