namespace Lab.Tests;

/// <summary>Waits with a condition and a deadline.</summary>
internal static class Wait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Looks until the condition holds; fails with what was seen last.</summary>
    public static async Task UntilAsync(string what, TimeSpan limit, Func<Task<(bool Holds, string Seen)>> look)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (holds, seen) = await look();
            if (holds)
                return;
            if (TimeProvider.System.GetElapsedTime(started) > limit)
                throw new TimeoutException($"waited {limit} for {what}; seen last: {seen}");
            await Task.Delay(Interval, TimeProvider.System);
        }
    }
}
