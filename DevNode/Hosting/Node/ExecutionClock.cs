using System.Runtime;

namespace DevNode.Hosting;

/// <summary>
/// The clock that transactions are billed by: its timestamps stand still while .NET compiles methods. A transaction pays for its execution,
/// not for being the first to take some path through the node (nodeos, compiled ahead, has no such cost).
/// </summary>
internal sealed class ExecutionClock(TimeProvider inner) : TimeProvider
{
    private long _latest;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;
    public override long TimestampFrequency => inner.TimestampFrequency;
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    /// <summary>The inner timestamp less the time the process spent compiling; it never goes back.</summary>
    public override long GetTimestamp()
    {
        var compiling = (long)(JitInfo.GetCompilationTime().Ticks * (double)TimestampFrequency / TimeSpan.TicksPerSecond);
        var timestamp = inner.GetTimestamp() - compiling;
        while (true)
        {
            // Several threads may compile at once, which is more than the time that passes.
            var latest = Interlocked.Read(ref _latest);
            if (timestamp <= latest)
                return latest;
            if (Interlocked.CompareExchange(ref _latest, timestamp, latest) == latest)
                return timestamp;
        }
    }
}
