using Antelope;
using BootAgent.Watch;

namespace BootAgent.Tests.Watch;

public sealed class BlockWatcherTests
{
    [Theory]
    [InlineData(10, 11, new uint[0])]
    [InlineData(10, 12, new uint[] { 11 })]
    [InlineData(10, 14, new uint[] { 11, 12, 13 })]
    [InlineData(10, 10, new uint[0])]
    [InlineData(10, 9, new uint[0])]
    public void Slots_without_a_block_lie_between_neighbours(uint earlier, uint later, uint[] missed) =>
        BlockWatcher.MissedBetween(new BlockTimestamp(earlier), new BlockTimestamp(later)).ShouldBe(missed);

    [Theory]
    [InlineData(0, "alice")]
    [InlineData(11, "alice")]
    [InlineData(12, "bob")]
    [InlineData(35, "carol")]
    [InlineData(36, "alice")]
    [InlineData(4_000_000_020, "carol")]
    public void Each_producer_has_twelve_slots_in_a_row(uint slot, string producer) =>
        BlockWatcher.Scheduled(slot, ["alice", "bob", "carol"]).ToString().ShouldBe(producer);
}
