using DevNode.Tests.Net;

namespace DevNode.Tests.Hosting;

/// <summary>The system clock is set while the node runs.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Set_back_it_stops_production_which_is_said_and_goes_on_once_it_is_right_again()
    {
        var clock = new ShiftedClock();
        using var log = new RecordedLog();
        await using var node = TestNode.Create(TestNode.ProducerConfig, time: clock, logs: log);
        await node.StartAsync();
        await Wait.Until(async () => await node.HeadAsync() >= 3, "block 3");

        clock.Shift = TimeSpan.FromHours(-1);
        await Wait.Until(() => Task.FromResult(log.Events.Contains("ClockBehind")), "a line about the clock");
        var (stopped, time) = await node.Read(c => (c.HeadBlockNum, c.HeadBlockTime));

        clock.Shift = TimeSpan.Zero;
        await Wait.Until(async () => await node.HeadAsync() >= stopped + 2, "blocks after the clock is right again");
        (await node.Read(c => c.FetchBlockByNumber(stopped + 1)!.Header.Timestamp.ToTimePoint())).ShouldBeGreaterThan(time);
    }

    [Fact]
    public async Task Set_forward_it_is_said_and_the_slots_between_stay_empty()
    {
        var clock = new ShiftedClock();
        using var log = new RecordedLog();
        await using var node = TestNode.Create(TestNode.ProducerConfig, time: clock, logs: log);
        await node.StartAsync();
        await Wait.Until(async () => await node.HeadAsync() >= 3, "block 3");

        var (before, time) = await node.Read(c => (c.HeadBlockNum, c.HeadBlockTime));
        clock.Shift = TimeSpan.FromHours(1);
        await Wait.Until(async () => await node.HeadAsync() >= before + 4, "blocks after the clock was set");
        log.Events.ShouldContain("ClockSet");
        (await node.Read(c => c.FetchBlockByNumber(before + 4)!.Header.Timestamp.ToTimePoint())).ShouldBeGreaterThan(time + TimeSpan.FromHours(1));
    }

    /// <summary>The system's time, and a clock that is wrong by a shift.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
