namespace Bench.Robustness;

/// <summary>Waits with a condition and a deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is true; <see cref="TimeoutException"/> names what did not come.</summary>
    public static async Task TrueAsync(string what, TimeSpan limit, Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > limit)
                throw new TimeoutException($"{what} did not come within {limit.TotalSeconds:F0} s");
            await Task.Delay(Interval, TimeProvider.System);
        }
    }
}
