using System.Reflection;
using System.Reflection.Emit;
using DevNode.Wasm.Parsing;

namespace DevNode.Wasm.Compiling;

internal sealed partial class FunctionCompiler
{
    private static readonly MethodInfo[] MemoryMethods =
    [
        .. new[]
        {
            nameof(MemoryOperators.Load32), nameof(MemoryOperators.Load64), nameof(MemoryOperators.Load32),
            nameof(MemoryOperators.Load64), nameof(MemoryOperators.Load8S), nameof(MemoryOperators.Load8U),
            nameof(MemoryOperators.Load16S), nameof(MemoryOperators.Load16U), nameof(MemoryOperators.Load64From8S),
            nameof(MemoryOperators.Load64From8U), nameof(MemoryOperators.Load64From16S), nameof(MemoryOperators.Load64From16U),
            nameof(MemoryOperators.Load64From32S), nameof(MemoryOperators.Load64From32U), nameof(MemoryOperators.Store32),
            nameof(MemoryOperators.Store64), nameof(MemoryOperators.Store32), nameof(MemoryOperators.Store64),
            nameof(MemoryOperators.Store8), nameof(MemoryOperators.Store16), nameof(MemoryOperators.Store64To8),
            nameof(MemoryOperators.Store64To16), nameof(MemoryOperators.Store64To32),
        }.Select(name => RuntimeMethods.Of(typeof(MemoryOperators), name)),
    ];

    private void Memory(Opcode opcode, ref WasmReader reader)
    {
        reader.U32();
        var offset = reader.U32();
        if (!_reachable)
            return;
        var store = opcode >= Opcode.FirstStore;
        var depth = _stack.Take(store ? 2 : 1);
        _il.LoadConstant((int)offset);
        _il.LoadArgument(Instance);
        _il.Emit(OpCodes.Call, MemoryMethods[opcode - Opcode.FirstLoad]);
        if (!store)
            _stack.Push(NumericOpcodes.Memory(opcode).Type.IsWide(), depth);
    }

    private void MemorySize()
    {
        if (!_reachable)
            return;
        EmitCall(RuntimeMethods.CurrentPages);
        _stack.Push(wide: false);
    }

    private void MemoryGrow()
    {
        if (!_reachable)
            return;
        _stack.Take(1);
        EmitCall(RuntimeMethods.Grow);
        _stack.Push(wide: false);
    }
}
