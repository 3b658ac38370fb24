using System.Reflection.Emit;

namespace DevNode.Wasm.Compiling;

internal sealed partial class FunctionCompiler
{
    private void Numeric(Opcode opcode)
    {
        var (_, count, result) = NumericOpcodes.Numeric(opcode);
        var depth = _stack.Take(count);
        NumericEmitter.Emit(_il, (byte)opcode);
        _stack.Push(result.IsWide(), depth);
    }
}
