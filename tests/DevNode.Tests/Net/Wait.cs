namespace DevNode.Tests.Net;

/// <summary>Waits for a condition with a deadline, looking again whenever a few milliseconds have passed.</summary>
internal static class Wait
{
    public static async Task Until(Func<Task<bool>> condition, string what, int seconds = 10)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{what} did not happen within {seconds} s");
            }
        }
    }

    public static Task Until(Func<bool> condition, string what, int seconds = 10) => Until(() => Task.FromResult(condition()), what, seconds);
}
