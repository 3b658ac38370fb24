namespace DevNode.Hosting;

/// <summary>
/// The system's clock with timers on a thread of their own. Those of <see cref="TimeProvider.System"/> run on the thread pool, behind
/// whatever a flood of connections makes it do; a slot does not wait for that. Callbacks must be short.
/// </summary>
internal sealed class ThreadTimers : TimeProvider, IDisposable
{
    private readonly PriorityQueue<Timer, long> _queue = new();
    private readonly Thread _thread;
    private bool _stopping;

    public ThreadTimers()
    {
        _thread = new Thread(Run) { Name = "timers", IsBackground = true };
        _thread.Start();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends the thread; no timer runs any more.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _stopping = true;
            Monitor.Pulse(_queue);
        }
        if (Thread.CurrentThread != _thread)
            _thread.Join();
    }

    private void Run()
    {
        while (Next() is { } timer)
            timer.Callback(timer.State);
    }

    /// <summary>Waits for the next timer that is due; null at the end.</summary>
    private Timer? Next()
    {
        lock (_queue)
        {
            while (!_stopping)
            {
                if (!_queue.TryPeek(out var timer, out var due))
                {
                    Monitor.Wait(_queue);
                    continue;
                }
                var now = GetTimestamp();
                if (due > now && due == timer.Due)
                {
                    Monitor.Wait(_queue, GetElapsedTime(now, due) + TimeSpan.FromMilliseconds(1));
                    continue;
                }
                _queue.Dequeue();
                if (due != timer.Due)
                    continue; // changed since
                timer.Due = null;
                if (timer.Period is { } period)
                    Enqueue(timer, period);
                return timer;
            }
            return null;
        }
    }

    private void Enqueue(Timer timer, TimeSpan wait)
    {
        var due = GetTimestamp() + (long)(wait.TotalSeconds * TimestampFrequency);
        timer.Due = due;
        _queue.Enqueue(timer, due);
        Monitor.Pulse(_queue);
    }

    private sealed class Timer(ThreadTimers timers, TimerCallback callback, object? state) : ITimer
    {
        public TimerCallback Callback { get; } = callback;
        public object? State { get; } = state;

        /// <summary>Timestamp at which it runs; null for never.</summary>
        public long? Due { get; set; }
        public TimeSpan? Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (timers._queue)
            {
                Period = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : period;
                Due = null;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    timers.Enqueue(this, dueTime);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
