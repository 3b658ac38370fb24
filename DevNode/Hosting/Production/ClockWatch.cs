namespace DevNode.Hosting;

/// <summary>Notices that the system clock was set, or stood still while the machine slept: it then differs from the time that has passed.</summary>
internal sealed class ClockWatch(TimeProvider time)
{
    /// <summary>What a clock that is adjusted bit by bit does not reach between two looks.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private DateTimeOffset _lastTime = time.GetUtcNow();
    private long _lastTimestamp = time.GetTimestamp();

    /// <summary>By how much the clock was set since the last look, negative for back; null when it was not.</summary>
    public TimeSpan? Look()
    {
        var before = time.GetTimestamp();
        var (now, timestamp) = (time.GetUtcNow(), time.GetTimestamp());
        if (time.GetElapsedTime(before, timestamp) > Least / 2)
            return null; // The machine was busy elsewhere between the two: the next look tells.
        var step = now - _lastTime - time.GetElapsedTime(_lastTimestamp, timestamp);
        (_lastTime, _lastTimestamp) = (now, timestamp);
        return step.Duration() >= Least ? step : null;
    }
}
