using DevNode.Hosting;
using DevNode.Tests.Net;

namespace DevNode.Tests.Hosting;

/// <summary>Timers that do not wait for the thread pool.</summary>
public sealed class ThreadTimersTests
{
    [Fact]
    public async Task Timers_run_in_the_order_they_are_due_on_a_thread_that_is_not_of_the_pool()
    {
        using var timers = new ThreadTimers();
        var ran = new List<string>();
        await using var late = timers.CreateTimer(_ => Add("late"), null, TimeSpan.FromMilliseconds(60), Timeout.InfiniteTimeSpan);
        await using var early = timers.CreateTimer(_ => Add("early"), null, TimeSpan.FromMilliseconds(10), Timeout.InfiniteTimeSpan);
        await using var never = timers.CreateTimer(_ => Add("never"), null, TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan);
        never.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await Wait.Until(() => Task.FromResult(Ran().Count >= 2), "two timers");
        Ran().ShouldBe(["early", "late"]);

        void Add(string name)
        {
            lock (ran)
                ran.Add(Thread.CurrentThread.IsThreadPoolThread ? $"{name} on the pool" : name);
        }

        List<string> Ran()
        {
            lock (ran)
                return [.. ran];
        }
    }

    [Fact]
    public async Task A_period_repeats_until_the_timer_is_disposed()
    {
        using var timers = new ThreadTimers();
        var count = 0;
        var timer = timers.CreateTimer(_ => Interlocked.Increment(ref count), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));
        await Wait.Until(() => Task.FromResult(Volatile.Read(ref count) >= 3), "three runs");
        await timer.DisposeAsync();
        // One may be on its way; a timer that is set after it has run after it.
        var after = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var last = timers.CreateTimer(_ => after.SetResult(), null, TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan);
        await after.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var then = Volatile.Read(ref count);
        after = new(TaskCreationOptions.RunContinuationsAsynchronously);
        last.Change(TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan);
        await after.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Volatile.Read(ref count).ShouldBe(then);
    }
}
