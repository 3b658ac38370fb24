using DevNode.Chain;
using DevNode.Wasm;

namespace DevNode.Hosting;

/// <summary>
/// The one thread that touches the <see cref="Controller"/>. Everybody else posts work here and awaits its result; work of
/// higher priority runs first (nodeos runs its controller on the application thread with such a queue).
/// </summary>
public sealed class ChainThread : IDisposable
{
    private readonly PriorityQueue<Action<bool>, (int, long)> _queue = new();
    private readonly Controller _controller;
    private readonly Action<Exception> _onUnhandled;
    private readonly Thread _thread;
    private long _order;
    private bool _stopping;

    /// <summary>Takes over the controller and starts the thread.</summary>
    /// <param name="controller">The started chain; nobody else may use it from now on.</param>
    /// <param name="onUnhandled">Told about an exception of posted work that nobody awaits.</param>
    public ChainThread(Controller controller, Action<Exception> onUnhandled)
    {
        _controller = controller;
        _onUnhandled = onUnhandled;
        _thread = DeepStack.CreateThread(Run);
        _thread.Name = "chain";
        _thread.IsBackground = true;
        _thread.Start();
    }

    /// <summary>True on the chain thread itself.</summary>
    public bool IsCurrent => Thread.CurrentThread == _thread;

    /// <summary>Runs a function over the chain and gives its result or exception; cancelled when the thread stops first.</summary>
    public Task<T> RunAsync<T>(Func<Controller, T> work, ChainPriority priority = ChainPriority.Low)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(run =>
        {
            if (!run)
            {
                source.TrySetCanceled();
                return;
            }
            try
            {
                source.TrySetResult(work(_controller));
            }
            catch (Exception e)
            {
                source.TrySetException(e);
            }
        }, priority);
        return source.Task;
    }

    /// <summary>As <see cref="RunAsync{T}"/>, without a result.</summary>
    public Task RunAsync(Action<Controller> work, ChainPriority priority = ChainPriority.Low) =>
        RunAsync(controller =>
        {
            work(controller);
            return true;
        }, priority);

    /// <summary>Queues work that nobody waits for; dropped when the thread stops first.</summary>
    public void Post(Action<Controller> work, ChainPriority priority) =>
        Enqueue(run =>
        {
            if (run)
                work(_controller);
        }, priority);

    /// <summary>Finishes what is running, cancels what is queued and ends the thread; the controller is free again afterwards.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _stopping = true;
            Monitor.PulseAll(_queue);
        }
        if (!IsCurrent)
            _thread.Join();
    }

    private void Enqueue(Action<bool> work, ChainPriority priority)
    {
        lock (_queue)
        {
            if (!_stopping)
            {
                _queue.Enqueue(work, (-(int)priority, _order++));
                Monitor.Pulse(_queue);
                return;
            }
        }
        work(false);
    }

    private void Run()
    {
        while (Next() is { } work)
        {
            try
            {
                work(true);
            }
            catch (Exception e)
            {
                _onUnhandled(e);
            }
        }
        while (_queue.TryDequeue(out var left, out _))
            left(false);
    }

    private Action<bool>? Next()
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_stopping)
                Monitor.Wait(_queue);
            return _stopping ? null : _queue.Dequeue();
        }
    }
}
