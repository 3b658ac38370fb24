using System.Diagnostics.Metrics;
using Antelope;
using Antelope.Api;
using BootAgent.Nodes;

namespace BootAgent.Watch;

/// <summary>Counts who produced each block, and the slots in which nobody did.</summary>
public sealed class BlockWatcher
{
    /// <summary>Most blocks read at once when far behind: a watcher has no need of a whole history.</summary>
    private const uint Most = 24;

    private readonly Counter<long> _produced;
    private readonly Counter<long> _missed;
    private BlockView? _last;

    /// <summary>Registers the counters.</summary>
    public BlockWatcher(Meter meter)
    {
        _produced = meter.CreateCounter<long>("antelope.blocks.produced", "{block}", "Blocks by producer");
        _missed = meter.CreateCounter<long>("antelope.slots.missed", "{slot}", "Slots of half a second without a block");
    }

    /// <summary>Reads the blocks that a node has got since the last time.</summary>
    public async Task ReadAsync(ChainNode node, ChainInfo info, CancellationToken cancellation)
    {
        var next = _last is null ? info.HeadBlockNum : Math.Max(_last.Number + 1, info.HeadBlockNum >= Most ? info.HeadBlockNum - Most + 1 : 1);
        for (; next <= info.HeadBlockNum; next++)
        {
            var block = await node.GetBlockInfoAsync(next, cancellation);
            _produced.Add(1, new KeyValuePair<string, object?>("antelope.producer", block.Producer));
            if (_last is not null && _last.Number + 1 == block.Number)
            {
                _missed.Add(MissedBetween(_last.Timestamp, block.Timestamp));
            }
            _last = block;
        }
    }

    /// <summary>Slots that passed without a block between two neighbours.</summary>
    public static long MissedBetween(BlockTimestamp earlier, BlockTimestamp later) =>
        later > earlier ? later.Slot - earlier.Slot - 1 : 0; // a fork may lead back
}
