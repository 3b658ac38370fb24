namespace Bench;

/// <summary>Waits with a condition and a deadline.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks until there is a result; throws <see cref="TimeoutException"/> with what was seen last. A node that does not answer is asked again.</summary>
    public static async Task<T> UntilAsync<T>(
        string what, TimeSpan limit, Func<CancellationToken, Task<(T? Result, string Seen)>> look, CancellationToken cancellation) where T : class
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        for (var seen = "nothing"; ;)
        {
            try
            {
                (var result, seen) = await look(cancellation);
                if (result is not null)
                    return result;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                seen = e.Message;
            }
            if (clock.GetElapsedTime(started) > limit)
                throw new TimeoutException($"waited {limit.TotalSeconds:F0} s for {what}; seen last: {seen}");
            await Task.Delay(Pause, clock, cancellation);
        }
    }

    /// <summary>Asks until the answer is true; throws <see cref="TimeoutException"/>.</summary>
    public static Task TrueAsync(string what, TimeSpan limit, Func<Task<bool>> condition) =>
        UntilAsync(what, limit, async _ => (await condition() ? what : null, "that it is not so"), CancellationToken.None);
}
