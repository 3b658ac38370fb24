using Antelope;
using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>Who a node is and where its chain stands; sent first, and again whenever the other side should know more (type 0).</summary>
public sealed record HandshakeMessage : IPackable<HandshakeMessage>
{
    /// <summary>Longest text field, in bytes (nodeos max_handshake_str_length).</summary>
    public const int MaxTextLength = 384;

    /// <summary>33 zero bytes: nobody's key.</summary>
    public static PublicKey NoKey { get; } = new(KeyType.K1, new byte[33]);

    /// <summary><see cref="NetVersion.Base"/> plus the protocol version.</summary>
    public ushort NetworkVersion { get; init; }
    public Checksum256 ChainId { get; init; }

    /// <summary>Random per process.</summary>
    public Checksum256 NodeId { get; init; }

    /// <summary>Authentication key, or <see cref="NoKey"/>.</summary>
    public PublicKey Key { get; init; } = NoKey;

    /// <summary>Nanoseconds since 1970.</summary>
    public long Time { get; init; }

    /// <summary>sha256 of the 8 bytes of <see cref="Time"/>, or zero without a signature.</summary>
    public Checksum256 Token { get; init; }

    /// <summary>Signature of <see cref="Token"/> by <see cref="Key"/>, or the empty one.</summary>
    public Signature Sig { get; init; } = Signature.Empty;

    /// <summary>host:port[:trx|:blk] - first seven digits of the node id.</summary>
    public string P2pAddress { get; init; } = "";
    public uint LastIrreversibleBlockNum { get; init; }
    public Checksum256 LastIrreversibleBlockId { get; init; }
    public uint HeadNum { get; init; }
    public Checksum256 HeadId { get; init; }
    public string Os { get; init; } = "";
    public string Agent { get; init; } = "";

    /// <summary>1 for a connection's first handshake, one more for each further one.</summary>
    public short Generation { get; init; }

    /// <summary>sha256 of the 8 bytes of a time.</summary>
    public static Checksum256 TokenOf(long time) => Checksum256.Hash(BitConverter.GetBytes(time));

    public void Pack(PackWriter writer)
    {
        writer.WriteUInt16(NetworkVersion);
        ChainId.Pack(writer);
        NodeId.Pack(writer);
        Key.Pack(writer);
        writer.WriteInt64(Time);
        Token.Pack(writer);
        Sig.Pack(writer);
        writer.WriteString(P2pAddress);
        writer.WriteUInt32(LastIrreversibleBlockNum);
        LastIrreversibleBlockId.Pack(writer);
        writer.WriteUInt32(HeadNum);
        HeadId.Pack(writer);
        writer.WriteString(Os);
        writer.WriteString(Agent);
        writer.WriteInt16(Generation);
    }

    public static HandshakeMessage Unpack(ref PackReader reader) => new()
    {
        NetworkVersion = reader.ReadUInt16(),
        ChainId = Checksum256.Unpack(ref reader),
        NodeId = Checksum256.Unpack(ref reader),
        Key = PublicKey.Unpack(ref reader),
        Time = reader.ReadInt64(),
        Token = Checksum256.Unpack(ref reader),
        Sig = Signature.Unpack(ref reader),
        P2pAddress = reader.ReadString(),
        LastIrreversibleBlockNum = reader.ReadUInt32(),
        LastIrreversibleBlockId = Checksum256.Unpack(ref reader),
        HeadNum = reader.ReadUInt32(),
        HeadId = Checksum256.Unpack(ref reader),
        Os = reader.ReadString(),
        Agent = reader.ReadString(),
        Generation = reader.ReadInt16(),
    };
}
