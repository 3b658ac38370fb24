namespace DevNode.Net;

/// <summary>Versions of the p2p protocol (nodeos net_plugin.cpp proto_*).</summary>
public static class NetVersion
{
    /// <summary>Added to the protocol version in a handshake (net_version_base).</summary>
    public const ushort Base = 0x04b5;

    /// <summary>Largest protocol version a handshake can carry (net_version_range).</summary>
    public const ushort Range = 106;

    /// <summary>Version of EOSIO 1.0, told to EOSIO 2.1 nodes, whose block format is not supported.</summary>
    public const ushort ExplicitSync = 1;

    /// <summary>First version of EOSIO 2.1.</summary>
    public const ushort PrunedTypes = 3;

    /// <summary>From here the p2p address decides between duplicate connections.</summary>
    public const ushort DuplicateByAddress = 5;

    /// <summary>From here the node id decides between duplicate connections.</summary>
    public const ushort DuplicateByNodeId = 6;

    /// <summary>First version of Leap: ours.</summary>
    public const ushort Leap = 7;

    /// <summary>The protocol version in a handshake; 0 when it is none.</summary>
    public static ushort FromNetworkVersion(ushort networkVersion) =>
        networkVersion >= Base && networkVersion - Base <= Range ? (ushort)(networkVersion - Base) : (ushort)0;
}
