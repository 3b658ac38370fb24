namespace LabTesting;

/// <summary>Waits for a condition and gives up at a deadline, saying what was seen last.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <param name="condition">What is waited for, in words.</param>
    /// <param name="limit">The longest to wait.</param>
    /// <param name="look">Whether it holds, and what was seen instead; <see cref="HttpRequestException"/> and a time limit of its own mean not yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="AntelopeLabException">It did not come to hold.</exception>
    public static async Task UntilAsync(string condition, TimeSpan limit, Func<CancellationToken, Task<(bool Holds, string Seen)>> look, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        var seen = "nothing";
        try
        {
            for (; ; )
            {
                (var holds, seen) = await LookAsync(look, either.Token);
                if (holds)
                    return;
                await Task.Delay(Interval, TimeProvider.System, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new AntelopeLabException($"waited {limit.TotalSeconds:0.#} s for {condition}; seen last: {seen}");
        }
    }

    private static async Task<(bool Holds, string Seen)> LookAsync(Func<CancellationToken, Task<(bool Holds, string Seen)>> look, CancellationToken cancellation)
    {
        try
        {
            return await look(cancellation);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (false, e.Message);
        }
    }
}
