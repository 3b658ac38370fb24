using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <content>What happens next, and when.</content>
public sealed partial class BlockProducer
{
    private const double LongestTimerMs = 2000;
    private ITimer? _timer;
    private System.Action? _dueWork;

    /// <summary>Starts the next block and sets the timer for what follows (nodeos schedule_production_loop).</summary>
    private void ScheduleProductionLoop()
    {
        StopTimer();
        switch (StartBlock())
        {
            case StartBlockResult.Failed:
                SetTimer(Now + TimeSpan.FromMicroseconds(Config.BlockIntervalUs / 10), ScheduleProductionLoop);
                break;
            case StartBlockResult.WaitingForBlock when _settings.Producers.Count > 0 && !IsDisabledByPolicy:
                ScheduleWakeUp(BlockTimestamp.From(ProductionTimes.PendingBlockTime(Now, _chain.HeadBlockTime)));
                break;
            case StartBlockResult.WaitingForBlock or StartBlockResult.WaitingForProduction or StartBlockResult.Stopped:
                break;
            case var started when _isProducing:
                ScheduleProduceBlock(exhausted: started == StartBlockResult.Exhausted);
                break;
            default:
                if (_settings.Producers.Count > 0 && !IsDisabledByPolicy)
                    ScheduleWakeUp(BlockTimestamp.From(_chain.PendingBlockTime));
                break;
        }
    }

    /// <summary>Finishes the block at its deadline, or at once when nothing more fits.</summary>
    private void ScheduleProduceBlock(bool exhausted)
    {
        var deadline = ProductionTimes.Deadline(_settings, _isProducing, _chain.PendingBlockTime);
        SetTimer(exhausted ? Now : deadline, () =>
        {
            TryProduceBlock();
            ScheduleProductionLoop();
        });
    }

    /// <summary>Runs the loop again one interval before the next block that a producer of ours may make.</summary>
    private void ScheduleWakeUp(BlockTimestamp reference)
    {
        TimePoint? earliest = null;
        foreach (var producer in _settings.Producers)
        {
            var next = ProductionTimes.NextBlockTime(
                _chain.HeadBlockState.HeaderState.ActiveSchedule, producer, reference,
                _chain.HeadBlockNum + (_chain.IsBuildingBlock ? 1u : 0u), _watermarks.Get(producer));
            if (next is { } time && (earliest is null || time < earliest))
                earliest = time;
        }
        if (earliest is { } found)
            SetTimer(new(found.Microseconds - Config.BlockIntervalUs), ScheduleProductionLoop);
    }

    private void SetTimer(TimePoint when, System.Action work)
    {
        StopTimer();
        // Timers count whole milliseconds; one that fires early would find itself in the previous slot.
        var milliseconds = Math.Ceiling(Math.Max(0, (when - Now).TotalMilliseconds));
        if (milliseconds > LongestTimerMs)
        {
            // The clock may be set meanwhile: a long wait is for a time, not for a duration.
            milliseconds = LongestTimerMs;
            var due = work;
            work = () => SetTimer(when, due);
        }
        _dueWork = work;
        _timer = _time.CreateTimer(
            due => _thread.Post(_ => RunDue((System.Action)due!), ChainPriority.High), work, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Runs the work unless other work was set since its timer fired.</summary>
    private void RunDue(System.Action work)
    {
        if (ReferenceEquals(work, _dueWork))
            work();
    }

    private void StopTimer()
    {
        _dueWork = null;
        _timer?.Dispose();
    }
}
