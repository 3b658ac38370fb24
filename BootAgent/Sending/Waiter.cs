using BootAgent.Nodes;

namespace BootAgent.Sending;

/// <summary>Waits for a condition of the chain, looking at it again and again until it holds or the deadline has come.</summary>
public sealed class Waiter(TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly Lock _counting = new();
    private int _waiting;
    private long _waitingSince;
    private TimeSpan _waited;

    /// <summary>All the time spent waiting so far; what several waited for at the same time counts once.</summary>
    public TimeSpan Waited
    {
        get
        {
            lock (_counting)
            {
                return _waited;
            }
        }
    }

    /// <summary>
    /// What <paramref name="look"/> found once it says so. A node that does not answer is asked again. Throws
    /// <see cref="WaitException"/> with the condition, the limit and what was seen last.
    /// </summary>
    /// <param name="condition">What is waited for, such as <c>block 12 on node alpha</c>.</param>
    /// <param name="limit">The longest to wait.</param>
    /// <param name="look">Looks at the chain once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<T> UntilAsync<T>(
        string condition, TimeSpan limit, Func<CancellationToken, Task<Sight<T>>> look, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        for (; ; )
        {
            var sight = await LookAsync(look, cancellation);
            if (sight.Holds)
            {
                return sight.Value!;
            }
            if (clock.GetElapsedTime(start) > limit)
            {
                throw new WaitException(condition, limit, sight.Seen);
            }
            await PauseAsync(cancellation);
        }
    }

    private static async Task<Sight<T>> LookAsync<T>(Func<CancellationToken, Task<Sight<T>>> look, CancellationToken cancellation)
    {
        try
        {
            return await look(cancellation);
        }
        catch (Exception exception) when (NodeTrouble.Is(exception, cancellation))
        {
            return Sight.NotYet<T>(exception.Message);
        }
    }

    private async Task PauseAsync(CancellationToken cancellation)
    {
        lock (_counting)
        {
            if (_waiting++ == 0)
            {
                _waitingSince = clock.GetTimestamp();
            }
        }
        try
        {
            await Task.Delay(Interval, clock, cancellation);
        }
        finally
        {
            lock (_counting)
            {
                if (--_waiting == 0)
                {
                    _waited += clock.GetElapsedTime(_waitingSince);
                }
            }
        }
    }
}

/// <summary>One look at the chain: whether the condition holds and with what value, else what was there instead.</summary>
public readonly record struct Sight<T>(bool Holds, T? Value, string Seen);

/// <summary>Makes sights.</summary>
public static class Sight
{
    /// <summary>The condition holds.</summary>
    public static Sight<T> Of<T>(T value) => new(true, value, "");

    /// <summary>The condition does not hold yet.</summary>
    public static Sight<T> NotYet<T>(string seen) => new(false, default, seen);

    /// <summary>Whether a condition without a value holds.</summary>
    public static Sight<bool> If(bool holds, string seen) => new(holds, holds, seen);
}

/// <summary>A condition did not come to hold in time.</summary>
public sealed class WaitException(string condition, TimeSpan limit, string seen)
    : Exception($"waited {limit.TotalSeconds:0.#} s for {condition}; seen last: {seen}");

/// <summary>Tells the troubles of a node, which may pass, from errors of the program.</summary>
public static class NodeTrouble
{
    /// <summary>Whether a node refused, did not answer, answered too late or something that is no answer.</summary>
    public static bool Is(Exception exception, CancellationToken cancellation) =>
        exception is NodeException or HttpRequestException or FormatException
        || (exception is OperationCanceledException && !cancellation.IsCancellationRequested);
}
