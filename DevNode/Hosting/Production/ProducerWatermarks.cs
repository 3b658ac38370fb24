using Antelope;

namespace DevNode.Hosting;

/// <summary>The last block number and slot that each of this node's producers is known to have signed: it never signs at or below them again.</summary>
internal sealed class ProducerWatermarks(IReadOnlySet<Name> producers)
{
    private readonly Dictionary<Name, (uint BlockNum, BlockTimestamp Timestamp)> _marks = [];

    public (uint BlockNum, BlockTimestamp Timestamp)? Get(Name producer) =>
        _marks.TryGetValue(producer, out var mark) ? mark : null;

    /// <summary>Notes a block that a producer signed; others' producers are not kept.</summary>
    public void Consider(Name producer, uint blockNum, BlockTimestamp timestamp)
    {
        if (_marks.TryGetValue(producer, out var mark))
            _marks[producer] = (Math.Max(mark.BlockNum, blockNum), mark.Timestamp > timestamp ? mark.Timestamp : timestamp);
        else if (producers.Contains(producer))
            _marks[producer] = (blockNum, timestamp);
    }
}
