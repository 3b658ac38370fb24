using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>What the sender has (type 4).</summary>
public sealed record NoticeMessage(SelectIds KnownTrx, SelectIds KnownBlocks) : IPackable<NoticeMessage>
{
    public void Pack(PackWriter writer)
    {
        KnownTrx.Pack(writer);
        KnownBlocks.Pack(writer);
    }

    public static NoticeMessage Unpack(ref PackReader reader) => new(SelectIds.Unpack(ref reader), SelectIds.Unpack(ref reader));
}
