using System.Diagnostics.Metrics;
using Antelope;
using Antelope.Api;
using Antelope.Chain;
using BootAgent.Nodes;

namespace BootAgent.Watch;

/// <summary>Counts who produced each block, and the slots in which nobody did.</summary>
public sealed class BlockWatcher
{
    /// <summary>Most blocks read at once when far behind: a watcher has no need of a whole history.</summary>
    private const uint Most = 24;

    private const uint SlotsPerTurn = 12;

    private readonly Counter<long> _produced;
    private readonly Counter<long> _missed;
    private BlockView? _last;
    private ProducerSchedule? _schedule;

    /// <summary>Registers the counters.</summary>
    public BlockWatcher(Meter meter)
    {
        _produced = meter.CreateCounter<long>("antelope.blocks.produced", "{block}", "Blocks by producer");
        _missed = meter.CreateCounter<long>("antelope.slots.missed", "{slot}", "Slots of half a second without a block, by the producer whose turn it was");
    }

    /// <summary>Reads the blocks that a node has got since the last time.</summary>
    public async Task ReadAsync(ChainNode node, ChainInfo info, CancellationToken cancellation)
    {
        var next = _last is null ? info.HeadBlockNum : Math.Max(_last.Number + 1, info.HeadBlockNum >= Most ? info.HeadBlockNum - Most + 1 : 1);
        for (; next <= info.HeadBlockNum; next++)
        {
            var block = await node.GetBlockInfoAsync(next, cancellation);
            _produced.Add(1, Tag(block.Producer));
            if (_last is not null && _last.Number + 1 == block.Number)
            {
                CountMissed(_last.Timestamp, block.Timestamp, await ScheduleAsync(node, block, cancellation));
            }
            _last = block;
        }
    }

    /// <summary>The slots that passed without a block between two neighbours, none if a fork leads back.</summary>
    public static IEnumerable<uint> MissedBetween(BlockTimestamp earlier, BlockTimestamp later)
    {
        for (var slot = earlier.Slot + 1; slot < later.Slot; slot++)
        {
            yield return slot;
        }
    }

    /// <summary>Whose turn a slot is: each producer has twelve in a row (nodeos block_header_state get_scheduled_producer).</summary>
    public static Name Scheduled(uint slot, IReadOnlyList<Name> producers) =>
        producers[(int)(slot % (producers.Count * SlotsPerTurn) / SlotsPerTurn)];

    private void CountMissed(BlockTimestamp earlier, BlockTimestamp later, IReadOnlyList<Name> producers)
    {
        foreach (var slot in MissedBetween(earlier, later))
        {
            _missed.Add(1, Tag(Scheduled(slot, producers).ToString()));
        }
    }

    /// <summary>The active schedule, asked for only when a block shows that it has changed.</summary>
    private async Task<IReadOnlyList<Name>> ScheduleAsync(ChainNode node, BlockView block, CancellationToken cancellation)
    {
        if (_schedule is null || _schedule.Version != block.ScheduleVersion)
        {
            _schedule = await node.GetActiveScheduleAsync(cancellation);
        }
        return [.. _schedule.Producers.Select(producer => producer.ProducerName)];
    }

    private static KeyValuePair<string, object?> Tag(string producer) => new("antelope.producer", producer);
}
