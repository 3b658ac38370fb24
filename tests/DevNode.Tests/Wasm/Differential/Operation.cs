using System.Reflection;
using DevNode.Wasm;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>One thing that <see cref="CallerContract"/> can do: call a host function, or execute an instruction.</summary>
/// <param name="Name">Of the host function or the instruction.</param>
/// <param name="Instruction">Its bytes; empty for a host function.</param>
/// <param name="Parameters">Names of the host function's parameters in C#, which say what they mean.</param>
internal sealed record Operation(string Name, FunctionType Type, byte[] Instruction, IReadOnlyList<string> Parameters)
{
    /// <summary>The host functions of these names.</summary>
    public static IEnumerable<Operation> HostFunctions(HostFunctions host, IEnumerable<string> names) => names.Select(name =>
    {
        var function = host.Find(name)!;
        return new Operation(name, function.Type, [],
            [.. function.Method.GetParameters().Where(parameter => parameter.ParameterType != typeof(WasmInstance)).Select(parameter => parameter.Name!)]);
    });

    /// <summary>All numeric instructions, loads, stores, memory.size, memory.grow and unreachable.</summary>
    public static IEnumerable<Operation> Instructions()
    {
        yield return new("unreachable", new([], null), [0x00], []);
        yield return new("memory.size", new([], DevNode.Wasm.ValueType.I32), [0x3f, 0x00], []);
        yield return new("memory.grow", new([DevNode.Wasm.ValueType.I32], DevNode.Wasm.ValueType.I32), [0x40, 0x00], ["pages"]);
        for (var opcode = Opcode.FirstLoad; opcode <= Opcode.LastStore; opcode++)
        {
            var value = NumericOpcodes.Memory(opcode).Type;
            yield return opcode <= Opcode.LastLoad
                ? new($"load {(byte)opcode:x}", new([DevNode.Wasm.ValueType.I32], value), [(byte)opcode, 0, 0], ["data"])
                : new($"store {(byte)opcode:x}", new([DevNode.Wasm.ValueType.I32, value], null), [(byte)opcode, 0, 0], ["data", "value"]);
        }
        for (var opcode = Opcode.FirstNumeric; opcode <= Opcode.LastNumeric; opcode++)
        {
            var (operand, count, result) = NumericOpcodes.Numeric(opcode);
            yield return new($"numeric {(byte)opcode:x}", new([.. Enumerable.Repeat(operand, count)], result), [(byte)opcode],
                [.. Enumerable.Repeat("operand", count)]);
        }
    }
}
