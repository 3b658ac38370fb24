using Antelope;
using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>Where a chain stands (type 1); no node sends it, and a received one has no effect.</summary>
public sealed record ChainSizeMessage(uint LastIrreversibleBlockNum, Checksum256 LastIrreversibleBlockId, uint HeadNum, Checksum256 HeadId)
    : IPackable<ChainSizeMessage>
{
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32(LastIrreversibleBlockNum);
        LastIrreversibleBlockId.Pack(writer);
        writer.WriteUInt32(HeadNum);
        HeadId.Pack(writer);
    }

    public static ChainSizeMessage Unpack(ref PackReader reader) =>
        new(reader.ReadUInt32(), Checksum256.Unpack(ref reader), reader.ReadUInt32(), Checksum256.Unpack(ref reader));
}
