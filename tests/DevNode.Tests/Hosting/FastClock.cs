namespace DevNode.Tests.Hosting;

/// <summary>A clock that runs faster than the system's, timers included.</summary>
/// <param name="speed">Seconds of this clock in one of the system's.</param>
internal sealed class FastClock(int speed) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _startTimestamp = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + System.GetElapsedTime(_startTimestamp) * speed;

    public override long GetTimestamp() => (System.GetTimestamp() - _startTimestamp) * speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan fast) =>
        fast == Timeout.InfiniteTimeSpan ? fast : TimeSpan.FromMilliseconds(Math.Ceiling(fast.TotalMilliseconds / speed));

    private sealed class Timer(ITimer real, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
