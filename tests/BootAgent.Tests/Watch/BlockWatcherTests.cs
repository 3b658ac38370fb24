using Antelope;
using BootAgent.Watch;

namespace BootAgent.Tests.Watch;

public sealed class BlockWatcherTests
{
    [Theory]
    [InlineData(10, 11, 0)]
    [InlineData(10, 12, 1)]
    [InlineData(10, 23, 12)]
    [InlineData(10, 10, 0)]
    [InlineData(10, 9, 0)]
    public void Slots_without_a_block_lie_between_neighbours(uint earlier, uint later, long missed) =>
        BlockWatcher.MissedBetween(new BlockTimestamp(earlier), new BlockTimestamp(later)).ShouldBe(missed);
}
