using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>Heartbeat with the four time stamps of NTP, nanoseconds since 1970 (type 3).</summary>
/// <param name="Org">When the other side sent what this answers; 0 for none.</param>
/// <param name="Rec">When that was received.</param>
/// <param name="Xmt">When this was sent.</param>
/// <param name="Dst">When this was received; 0 on the wire.</param>
public sealed record TimeMessage(long Org, long Rec, long Xmt, long Dst) : IPackable<TimeMessage>
{
    public void Pack(PackWriter writer)
    {
        writer.WriteInt64(Org);
        writer.WriteInt64(Rec);
        writer.WriteInt64(Xmt);
        writer.WriteInt64(Dst);
    }

    public static TimeMessage Unpack(ref PackReader reader) =>
        new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
}
