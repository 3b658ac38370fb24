using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>A schedule waiting to become active: the block that must become irreversible first, and the hash that blocks sign (nodeos schedule_info).</summary>
public sealed record ScheduleInfo(uint ScheduleLibNum, Checksum256 ScheduleHash, ProducerSchedule Schedule) : IPackable<ScheduleInfo>
{
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32(ScheduleLibNum);
        ScheduleHash.Pack(writer);
        Schedule.Pack(writer);
    }
    public static ScheduleInfo Unpack(ref PackReader reader) =>
        new(reader.ReadUInt32(), Checksum256.Unpack(ref reader), ProducerSchedule.Unpack(ref reader));
}
