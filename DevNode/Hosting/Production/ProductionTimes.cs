using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>When blocks are due (nodeos producer_plugin.cpp calculate_*).</summary>
internal static class ProductionTimes
{
    /// <summary>Time of the block to be built now: the next slot after the clock and the head.</summary>
    public static TimePoint PendingBlockTime(TimePoint now, TimePoint headTime)
    {
        var start = (now > headTime ? now : headTime).Microseconds;
        return new(start + Config.BlockIntervalUs - start % Config.BlockIntervalUs);
    }

    /// <summary>When a block must be finished.</summary>
    public static TimePoint Deadline(ProducerSettings settings, bool producing, TimePoint blockTime)
    {
        var isLast = BlockTimestamp.From(blockTime).Slot % Config.ProducerRepetitions == Config.ProducerRepetitions - 1;
        return new(blockTime.Microseconds + (producing && isLast ? settings.LastBlockTimeOffsetUs : settings.ProduceTimeOffsetUs));
    }

    /// <summary>The earliest time after <paramref name="current"/> at which a producer may produce; null when it is not scheduled.</summary>
    /// <param name="schedule">The active schedule.</param>
    /// <param name="producer">Whose turn is looked for.</param>
    /// <param name="current">The slot after which to look.</param>
    /// <param name="pendingBlockNum">Number of the block being built, or of the head.</param>
    /// <param name="watermark">What the producer is known to have signed.</param>
    public static TimePoint? NextBlockTime(
        ProducerSchedule schedule, Name producer, BlockTimestamp current, uint pendingBlockNum, (uint BlockNum, BlockTimestamp Timestamp)? watermark)
    {
        var count = (uint)schedule.Producers.Count;
        var index = (uint)schedule.Producers.TakeWhile(p => p.ProducerName != producer).Count();
        if (index == count)
            return null;
        uint minimumOffset = 1;
        if (watermark is { } mark)
        {
            if (mark.BlockNum > pendingBlockNum)
                minimumOffset = mark.BlockNum - pendingBlockNum + 1;
            if (mark.Timestamp > current)
                minimumOffset = Math.Max(minimumOffset, mark.Timestamp.Slot - current.Slot + 1);
        }
        var minimumSlot = current.Slot + minimumOffset;
        var minimumIndex = minimumSlot % (count * Config.ProducerRepetitions) / Config.ProducerRepetitions;
        if (index == minimumIndex)
            return new BlockTimestamp(minimumSlot).ToTimePoint();
        var distance = (index + count - minimumIndex) % count;
        var turnStart = minimumSlot - minimumSlot % Config.ProducerRepetitions;
        return new BlockTimestamp(turnStart + distance * Config.ProducerRepetitions).ToTimePoint();
    }
}
