using System.Globalization;
using Antelope;

namespace Bench.Network;

/// <summary>Who made the blocks of a part of the chain, and how many slots had none.</summary>
internal sealed record BlockTimes(int Blocks, int MissedSlots, IReadOnlyDictionary<string, int> ByProducer)
{
    /// <summary>Blocks after <paramref name="first"/> up to <paramref name="last"/>.</summary>
    public static async Task<BlockTimes> ReadAsync(NetworkNode node, uint first, uint last, CancellationToken cancellation)
    {
        var producers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        BlockTimestamp? from = null;
        BlockTimestamp to = default;
        for (var number = first; number <= last; number++)
        {
            var block = await node.Api.GetBlockInfoAsync(number, cancellation);
            to = BlockTimestamp.Parse(block["timestamp"].AsString());
            if (from is null)
            {
                from = to;
                continue;
            }
            var producer = block["producer"].AsString();
            producers[producer] = producers.GetValueOrDefault(producer) + 1;
        }
        var blocks = (int)(last - first);
        return new(blocks, (int)(to.Slot - from!.Value.Slot) - blocks, producers);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Blocks} blocks ({string.Join(", ", ByProducer.Select(p => $"{p.Key} {p.Value}"))}), {MissedSlots} missed slots");
}
