using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace DevNode.Wasm;

/// <summary>
/// Threads on which modules run. Their stacks hold nodeos's call depth for every sane module, and their bounds are known, so that
/// generated code can stop before it would overflow: an overflow would end the process.
/// </summary>
public static unsafe class DeepStack
{
    /// <summary>Bytes of address space; only what is used becomes resident.</summary>
    public const int Size = 64 * 1024 * 1024;

    // What the runtime itself may need below the deepest frame: compiling a method, throwing.
    private const int RuntimeReserve = 2 * 1024 * 1024;

    private static readonly ConcurrentBag<Worker> Idle = [];

    [ThreadStatic]
    private static byte* t_bottom;

    /// <summary>A thread on which modules run without being handed to another one.</summary>
    public static Thread CreateThread(Action body) => new(() =>
    {
        byte marker = 0;
        t_bottom = &marker - Size + 64 * 1024;
        body();
    }, Size);

    /// <summary>The lowest address where a frame may begin when no frame is larger than that; 0 when there is no room at all.</summary>
    internal static byte* Limit(long largestFrame) =>
        largestFrame + RuntimeReserve < Size / 2 ? t_bottom + RuntimeReserve + largestFrame : null;

    /// <summary>Runs the action on such a thread, at once when the current one is; its exception comes through.</summary>
    internal static void Run(Action action) => Run(static run => run(), action);

    /// <summary>The same; nothing is allocated on such a thread when the action captures nothing.</summary>
    internal static void Run<T>(Action<T> action, T argument)
    {
        if (t_bottom != null)
            action(argument);
        else
            RunOnWorker(action, argument);
    }

    private static void RunOnWorker<T>(Action<T> action, T argument)
    {
        if (!Idle.TryTake(out var worker))
            worker = new Worker();
        try
        {
            worker.Run(() => action(argument));
        }
        finally
        {
            Idle.Add(worker);
        }
    }

    private sealed class Worker
    {
        private readonly SemaphoreSlim _start = new(0);
        private readonly SemaphoreSlim _done = new(0);
        private Action? _action;
        private ExceptionDispatchInfo? _error;

        public Worker()
        {
            var thread = CreateThread(Loop);
            thread.IsBackground = true;
            thread.Name = "wasm";
            thread.Start();
        }

        public void Run(Action action)
        {
            (_action, _error) = (action, null);
            _start.Release();
            _done.Wait();
            _error?.Throw();
        }

        private void Loop()
        {
            while (true)
            {
                _start.Wait();
                try
                {
                    _action!();
                }
                catch (Exception error)
                {
                    _error = ExceptionDispatchInfo.Capture(error);
                }
                _done.Release();
            }
        }
    }
}
