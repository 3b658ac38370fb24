using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>What the sender wants (type 5).</summary>
public sealed record RequestMessage(SelectIds ReqTrx, SelectIds ReqBlocks) : IPackable<RequestMessage>
{
    public void Pack(PackWriter writer)
    {
        ReqTrx.Pack(writer);
        ReqBlocks.Pack(writer);
    }

    public static RequestMessage Unpack(ref PackReader reader) => new(SelectIds.Unpack(ref reader), SelectIds.Unpack(ref reader));
}
