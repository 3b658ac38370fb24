using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace DevNode.Net;

/// <summary>Runs all work on the network's state one after the other, so that the state needs no locks.</summary>
internal sealed class NetLoop
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly ILogger _log;
    private readonly Task _run;

    public NetLoop(ILogger log)
    {
        _log = log;
        _run = Task.Run(RunAsync);
    }

    /// <summary>Queues work; dropped once the loop has stopped.</summary>
    public void Post(Action work) => _work.Writer.TryWrite(work);

    /// <summary>Queues work and gives its result.</summary>
    public Task<T> InvokeAsync<T>(Func<T> work)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var queued = _work.Writer.TryWrite(() =>
        {
            try
            {
                source.TrySetResult(work());
            }
            catch (Exception e)
            {
                source.TrySetException(e);
            }
        });
        if (!queued)
            source.TrySetCanceled();
        return source.Task;
    }

    /// <summary>Continues on the loop with a task's result, if it gives one, and with <paramref name="ended"/> in any case.</summary>
    public async void Then<T>(Task<T> task, Action<T> next, Action? ended = null)
    {
        try
        {
            var result = await task.ConfigureAwait(false);
            Post(() => next(result));
        }
        catch (OperationCanceledException)
        {
            // The chain thread has stopped: the node is going down.
        }
        catch (Exception e)
        {
            NetLog.Unexpected(_log, e);
        }
        if (ended is not null)
            Post(ended);
    }

    /// <summary>Finishes what is queued and ends.</summary>
    public Task StopAsync()
    {
        _work.Writer.TryComplete();
        return _run;
    }

    private async Task RunAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync())
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                NetLog.Unexpected(_log, e);
            }
        }
    }
}
