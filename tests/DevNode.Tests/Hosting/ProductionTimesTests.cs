using Antelope;
using Antelope.Chain;
using DevNode.Hosting;

namespace DevNode.Tests.Hosting;

/// <summary>When blocks are due; slots count from 2000-01-01.</summary>
public sealed class ProductionTimesTests
{
    private static readonly ProducerSettings Settings = ProducerSettings.From(NodeOptions.Parse([]), p2pAcceptTransactions: true);
    private static readonly ProducerSchedule Schedule = new(1, [Producer("alice"), Producer("bob"), Producer("carol")]);

    [Theory]
    [InlineData("2025-01-01T00:00:00.100", "2025-01-01T00:00:00.000", "2025-01-01T00:00:00.500")]
    [InlineData("2025-01-01T00:00:00.500", "2025-01-01T00:00:00.500", "2025-01-01T00:00:01.000")]
    [InlineData("2025-01-01T00:00:00.400", "2025-01-01T00:00:00.500", "2025-01-01T00:00:01.000")]
    public void The_next_block_is_in_the_slot_after_clock_and_head(string now, string head, string expected) =>
        ProductionTimes.PendingBlockTime(TimePoint.Parse(now), TimePoint.Parse(head)).ShouldBe(TimePoint.Parse(expected));

    [Theory]
    [InlineData(0, true, 400)]
    [InlineData(11, true, 300)]
    [InlineData(11, false, 400)]
    public void A_block_is_finished_after_its_effort_and_the_last_of_a_turn_earlier(uint slot, bool producing, int millisecondsAfterStart)
    {
        var time = new BlockTimestamp(1200 + slot).ToTimePoint();
        ProductionTimes.Deadline(Settings, producing, time).ShouldBe(time + TimeSpan.FromMilliseconds(millisecondsAfterStart - 500));
    }

    [Theory]
    [InlineData("alice", 36u, 37u)]
    [InlineData("bob", 36u, 48u)]
    [InlineData("carol", 36u, 60u)]
    [InlineData("alice", 47u, 72u)]
    [InlineData("bob", 58u, 59u)]
    public void The_next_turn_follows_the_schedule(string producer, uint slot, uint expected) =>
        ProductionTimes.NextBlockTime(Schedule, producer, new(slot), 10, null).ShouldBe(new BlockTimestamp(expected).ToTimePoint());

    [Fact]
    public void A_producer_that_is_not_scheduled_has_no_turn() =>
        ProductionTimes.NextBlockTime(Schedule, "dave", new(36), 10, null).ShouldBeNull();

    [Fact]
    public void A_watermark_keeps_a_producer_from_what_it_may_have_signed()
    {
        ProductionTimes.NextBlockTime(Schedule, "alice", new(36), 10, (15, new(36))).ShouldBe(new BlockTimestamp(42).ToTimePoint());
        ProductionTimes.NextBlockTime(Schedule, "alice", new(36), 10, (5, new(40))).ShouldBe(new BlockTimestamp(41).ToTimePoint());
    }

    private static ProducerAuthority Producer(Name name) => new(name, new(1, [new(TestNode.Key.PublicKey, 1)]));
}
