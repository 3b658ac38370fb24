namespace Bench.Network;

/// <summary>Waits for conditions.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Looks until there is a result; throws <see cref="TimeoutException"/> with what was seen last.</summary>
    public static async Task<T> UntilAsync<T>(
        string what, TimeSpan limit, Func<CancellationToken, Task<(T? Result, string Seen)>> look, CancellationToken cancellation) where T : class
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var seen = "nothing";
        while (clock.GetElapsedTime(started) < limit)
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
            await Task.Delay(Pause, clock, cancellation);
        }
        throw new TimeoutException($"waited {limit.TotalSeconds:F0} s for {what}; seen last: {seen}");
    }
}
