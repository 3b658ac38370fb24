using Antelope.Serialization;

namespace Antelope;

/// <summary>Microseconds since 1970 (fc::time_point). Text: <c>2025-01-01T00:00:00.500</c>, milliseconds, no zone.</summary>
public readonly record struct TimePoint(long Microseconds) : IPackable<TimePoint>, IComparable<TimePoint>
{
    /// <summary>Later than every other time: no deadline (fc::time_point::maximum).</summary>
    public static TimePoint MaxValue { get; } = new(long.MaxValue);

    /// <summary>The instant of a clock.</summary>
    public static TimePoint From(DateTimeOffset time) => new((time.UtcTicks - DateTime.UnixEpoch.Ticks) / 10);

    /// <summary>The instant as .NET has it.</summary>
    public DateTimeOffset ToDateTimeOffset() => new(DateTime.UnixEpoch.Ticks + Microseconds * 10, TimeSpan.Zero);

    /// <summary>
    /// Parses <c>2025-01-01T00:00:00.500</c>; digits after the point are milliseconds (nodeos takes more than three of them as
    /// more milliseconds), the seconds before it those of <see cref="TimePointSec.Parse"/>. Throws <see cref="ValueFormatException"/>; no
    /// zone is accepted.
    /// </summary>
    public static TimePoint Parse(string text)
    {
        try
        {
            var dot = text.IndexOf('.', StringComparison.Ordinal);
            var milliseconds = dot < 0 ? 0 : Json.Numbers.ParseInt64("1" + text[(dot + 1)..].PadRight(3, '0')) - 1000;
            return new((TimePointSec.Parse(text).Seconds * 1000L + milliseconds) * 1000);
        }
        catch (ValueFormatException e)
        {
            throw e.Within("unable to convert ISO-formatted string to fc::time_point");
        }
    }

    /// <summary>Milliseconds are cut; before 1970 it is a duration, as nodeos prints it.</summary>
    public override string ToString() => IsoTime.Format(Microseconds);
    public int CompareTo(TimePoint other) => Microseconds.CompareTo(other.Microseconds);
    public static bool operator <(TimePoint a, TimePoint b) => a.Microseconds < b.Microseconds;
    public static bool operator >(TimePoint a, TimePoint b) => a.Microseconds > b.Microseconds;
    public static bool operator <=(TimePoint a, TimePoint b) => a.Microseconds <= b.Microseconds;
    public static bool operator >=(TimePoint a, TimePoint b) => a.Microseconds >= b.Microseconds;
    public static TimePoint operator +(TimePoint a, TimeSpan b) => new(a.Microseconds + b.Ticks / 10);
    public static TimeSpan operator -(TimePoint a, TimePoint b) => new((a.Microseconds - b.Microseconds) * 10);
    public void Pack(PackWriter writer) => writer.WriteInt64(Microseconds);
    public static TimePoint Unpack(ref PackReader reader) => new(reader.ReadInt64());
}

/// <summary>Seconds since 1970 (fc::time_point_sec). Text: <c>2025-01-01T00:00:00</c>.</summary>
public readonly record struct TimePointSec(uint Seconds) : IPackable<TimePointSec>, IComparable<TimePointSec>
{
    /// <summary>A time cut to whole seconds.</summary>
    public static TimePointSec From(TimePoint time) => new((uint)(time.Microseconds / 1_000_000));

    /// <summary>Parses <c>2025-01-01T00:00:00</c>; a fraction is cut, years outside 1970 to 2106 wrap around as in nodeos.</summary>
    public static TimePointSec Parse(string text) => new((uint)IsoTimeParser.ParseSeconds(text));

    /// <summary>The same instant in microseconds.</summary>
    public TimePoint ToTimePoint() => new(Seconds * 1_000_000L);
    public override string ToString() => ToTimePoint().ToString()[..19];
    public int CompareTo(TimePointSec other) => Seconds.CompareTo(other.Seconds);
    public void Pack(PackWriter writer) => writer.WriteUInt32(Seconds);
    public static TimePointSec Unpack(ref PackReader reader) => new(reader.ReadUInt32());
}

/// <summary>A block's slot: half seconds since 2000-01-01 (nodeos block_timestamp.hpp). Text as <see cref="TimePoint"/>.</summary>
public readonly record struct BlockTimestamp(uint Slot) : IPackable<BlockTimestamp>, IComparable<BlockTimestamp>
{
    /// <summary>Milliseconds between slots.</summary>
    public const int IntervalMs = 500;
    private const long EpochMs = 946_684_800_000;

    /// <summary>The slot a time falls into (rounded down); before 2000 it wraps around as in nodeos, which divides unsigned.</summary>
    public static BlockTimestamp From(TimePoint time) => new((uint)((ulong)(time.Microseconds / 1000 - EpochMs) / IntervalMs));
    public static BlockTimestamp Parse(string text) => From(TimePoint.Parse(text));

    /// <summary>Start of the slot.</summary>
    public TimePoint ToTimePoint() => new((Slot * (long)IntervalMs + EpochMs) * 1000);

    /// <summary>The following slot.</summary>
    public BlockTimestamp Next() => new(Slot + 1);
    public override string ToString() => ToTimePoint().ToString();
    public int CompareTo(BlockTimestamp other) => Slot.CompareTo(other.Slot);
    public static bool operator <(BlockTimestamp a, BlockTimestamp b) => a.Slot < b.Slot;
    public static bool operator >(BlockTimestamp a, BlockTimestamp b) => a.Slot > b.Slot;
    public static bool operator <=(BlockTimestamp a, BlockTimestamp b) => a.Slot <= b.Slot;
    public static bool operator >=(BlockTimestamp a, BlockTimestamp b) => a.Slot >= b.Slot;
    public void Pack(PackWriter writer) => writer.WriteUInt32(Slot);
    public static BlockTimestamp Unpack(ref PackReader reader) => new(reader.ReadUInt32());
}
