using System.Runtime.CompilerServices;

namespace DevNode.Wasm;

/// <summary>
/// State of one execution of a module: memory, globals, call depth and the poll for the deadline. Generated code takes it as its
/// last argument; host functions that ask for it get the memory of their caller through it. Not thread safe.
/// </summary>
public sealed unsafe partial class WasmInstance : IDisposable
{
    /// <summary>Function entries and loop iterations between two calls of the deadline callback.</summary>
    private const int PollInterval = 4096;

    private readonly CompiledModule _module;
    private readonly Action _checkTime;
    private readonly uint _maxPages;
    private readonly int _maxCallDepth;
    private LinearMemory? _memory;
    private int _remainingDepth;
    private int _pollIn = PollInterval;
    private byte* _stackLimit;

    // Read by generated code.
    internal byte* MemoryBase;
    internal ulong MemoryBytes;
    internal readonly long[] Globals;
    internal readonly object? Host;

    internal WasmInstance(CompiledModule module, object? host, Action checkTime, uint maxPages, uint maxCallDepth)
    {
        (_module, Host, _checkTime) = (module, host, checkTime);
        (_maxPages, _maxCallDepth) = (maxPages, (int)Math.Min(maxCallDepth, int.MaxValue - 1));
        if (module.Module.InstantiationError is { } error)
            throw WasmTrapException.SystemFailure(error);
        Globals = new long[module.Module.Globals.Count];
        for (var i = 0; i < Globals.Length; i++)
            Globals[i] = module.Module.Globals[i].Initial;
        InitialiseMemory(module.Module);
    }

    /// <summary>Runs the start function, if any, then apply.</summary>
    /// <exception cref="WasmTrapException">A fault, call depth included.</exception>
    public void Apply(long receiver, long code, long action) =>
        DeepStack.Run(static call => call.Instance.Run(StartAndApply, call), (Instance: this, Receiver: receiver, Code: code, Action: action));

    private static void StartAndApply((WasmInstance Instance, long Receiver, long Code, long Action) call)
    {
        call.Instance.Start();
        call.Instance.ResetDepth();
        call.Instance._module.Apply!(call.Receiver, call.Code, call.Action, call.Instance);
    }

    /// <summary>Runs the start function, if any.</summary>
    internal void Start()
    {
        ResetDepth();
        _module.Start?.Invoke(this);
    }

    /// <summary>Runs code of the module on this thread, one of <see cref="DeepStack"/>.</summary>
    internal void Run(Action code) => Run(static run => run(), code);

    private void Run<T>(Action<T> code, T argument)
    {
        _stackLimit = DeepStack.Limit(_module.LargestFrame);
        if (_stackLimit == null)
            throw WasmTrapException.SystemFailure("a function is too large to run");
        try
        {
            ResetDepth();
            code(argument);
        }
        catch (WasmExitException)
        {
            // eosio_exit: a regular end
        }
        catch (InvalidProgramException)
        {
            // the runtime has limits for the size of a method, too
            throw WasmTrapException.SystemFailure("a function is too large to run");
        }
    }

    /// <summary>Gives the memory back. The instance is not usable afterwards.</summary>
    public void Dispose()
    {
        if (_memory is null)
            return;
        _memory.MarkUsed((nuint)MemoryBytes);
        LinearMemoryPool.Shared.Return(_memory);
        _memory = null;
        MemoryBase = null;
        MemoryBytes = 0;
    }

    // The call of apply itself does not count, each further call does, and the one that leaves no depth faults.
    private void ResetDepth() => _remainingDepth = _maxCallDepth + 1;

    /// <summary>At the entry of every function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter()
    {
        byte marker;
        if (--_remainingDepth <= 0 || &marker < _stackLimit)
            ThrowDepth();
        Poll();
    }

    /// <summary>At the return of every function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Leave() => _remainingDepth++;

    /// <summary>At the entry of every host function: it takes one level, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EnterHost()
    {
        if (_remainingDepth <= 1)
            ThrowDepth();
    }

    /// <summary>At every loop head.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Poll()
    {
        if (--_pollIn <= 0)
            CheckTime();
    }

    private void CheckTime()
    {
        _pollIn = PollInterval;
        _checkTime();
    }

    private static void ThrowDepth() => throw WasmTrapException.SystemFailure("call depth exceeded");

    internal static void Unreachable() => throw WasmTrapException.SystemFailure("unreachable");

    internal static void UndefinedElement() => throw WasmTrapException.SystemFailure("call_indirect out of range or of another type");
}
