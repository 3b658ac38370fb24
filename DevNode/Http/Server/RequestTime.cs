using DevNode.Chain;
using Antelope;

namespace DevNode.Http;

/// <summary>The time a request takes and may take (nodeos FC_CHECK_DEADLINE, http-max-response-time-ms).</summary>
/// <param name="clock">Measures it; the request stays on one thread.</param>
/// <param name="limit">Null for none.</param>
public sealed class RequestTime(TimeProvider clock, TimeSpan? limit)
{
    private const uint DefaultWalkMs = 10;
    private readonly long _start = clock.GetTimestamp();

    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Throws timeout_exception once the limit is exceeded.</summary>
    public void Check()
    {
        if (limit is { } allowed && Elapsed is var elapsed && elapsed > allowed)
            throw Exceeded(elapsed - allowed);
    }

    /// <summary>A condition that fails once a walk has taken the milliseconds its request asks for, 10 when it asks for none; it checks the limit too.</summary>
    public Func<bool> Within(uint? milliseconds)
    {
        var start = clock.GetTimestamp();
        return () =>
        {
            Check();
            // Whole microseconds, as nodeos counts.
            return (long)clock.GetElapsedTime(start).TotalMicroseconds <= (milliseconds ?? DefaultWalkMs) * 1000L;
        };
    }

    /// <summary>The error of a request that took too long.</summary>
    public static ChainException Exceeded(TimeSpan by)
    {
        var step = ErrorStep.Of($"deadline {TimePoint.From(TimeProvider.System.GetUtcNow() - by):d} exceeded by {(long)by.TotalMicroseconds:t}us ");
        return new(new(null, ChainErrors.TimeoutException.Code, ChainErrors.TimeoutException.Name, step.LimitedMessage), step);
    }
}
