using System.Reflection;
using DevNode.Wasm.Compiling;

namespace DevNode.Wasm;

internal delegate void ApplyFunction(long receiver, long code, long action, WasmInstance instance);

internal delegate void StartFunction(WasmInstance instance);

/// <summary>A module turned into IL; the runtime compiles each function when it is first called.</summary>
public sealed class CompiledModule
{
    private readonly Type _functions;

    internal CompiledModule(WasmModule module, Type functions)
    {
        (Module, _functions) = (module, functions);
        Apply = module.ExportedFunction("apply") is { } apply ? Function((int)apply).CreateDelegate<ApplyFunction>() : null;
        Start = module.Start is { } start ? Function(start).CreateDelegate<StartFunction>() : null;
        LargestFrame = module.Functions.Select((type, i) => FrameBound(module.Types[type], module.Bodies[i])).DefaultIfEmpty().Max();
    }

    internal WasmModule Module { get; }

    /// <summary>An upper bound for the stack frame of any function: the runtime keeps at most some values per byte of code there.</summary>
    internal long LargestFrame { get; }

    /// <summary>The exported apply; every contract has one.</summary>
    internal ApplyFunction? Apply { get; }
    internal StartFunction? Start { get; }

    /// <summary>The method of a function: its parameters, then the instance; floats are their bits.</summary>
    internal MethodInfo Function(int index) => _functions.GetMethod(ModuleMethods.Name(index), ModuleMethods.Binding)!;

    /// <summary>Fresh state for one execution.</summary>
    /// <param name="host">The object that instance methods among the host functions run on.</param>
    /// <param name="checkTime">Called every few thousand loop iterations and calls; throws to end the execution.</param>
    /// <param name="maxPages">Most pages of 64 KiB that the memory may have.</param>
    /// <param name="maxCallDepth">nodeos's max_call_depth: apply may nest one call less than this.</param>
    /// <exception cref="WasmTrapException">The module cannot be instantiated, e.g. its data does not fit its memory.</exception>
    public WasmInstance Instantiate(object? host, Action checkTime, uint maxPages, uint maxCallDepth) =>
        new(this, host, checkTime, maxPages, maxCallDepth);

    private static long FrameBound(FunctionType type, FunctionBody body) =>
        1024 + (16L * (type.Parameters.Count + body.Locals.Sum(run => run.Count) + body.CodeEnd - body.CodeStart));
}
