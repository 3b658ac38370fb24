using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>Wants the blocks from start to end, both included; end 0 stops what was asked for before (type 6).</summary>
public sealed record SyncRequestMessage(uint StartBlock, uint EndBlock) : IPackable<SyncRequestMessage>
{
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32(StartBlock);
        writer.WriteUInt32(EndBlock);
    }

    public static SyncRequestMessage Unpack(ref PackReader reader) => new(reader.ReadUInt32(), reader.ReadUInt32());
}
