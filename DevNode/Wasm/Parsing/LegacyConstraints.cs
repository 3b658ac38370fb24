using System.Runtime.CompilerServices;
using Antelope;

namespace DevNode.Wasm.Parsing;

/// <summary>The fixed limits of nodeos (wasm_eosio_constraints.hpp, wasm_eosio_validation).</summary>
internal static class LegacyConstraints
{
    private const uint MaximumLinearMemory = 33 * 1024 * 1024;
    private const uint MaximumLinearMemoryInit = 64 * 1024;
    private const uint MaximumTableElements = 1024;
    private const uint MaximumMutableGlobals = 1024;
    private const uint MaximumFunctionLocalBytes = 8192;
    private const int MaximumNesting = 1024;

    /// <summary>Throws <see cref="WasmConstraintException"/> naming the first limit that is exceeded.</summary>
    /// <param name="module">The module.</param>
    /// <param name="checksNesting">Whether structures may be nested too deeply: a block producer's concern.</param>
    public static void Check(WavmModule module, bool checksNesting)
    {
        Require(module.Memories.Count == 0 || module.Memories[0].Minimum <= MaximumLinearMemory / 65536,
            $"Smart contract initial memory size must be less than or equal to {MaximumLinearMemory / 1024:k}KiB");
        foreach (var data in module.Data)
        {
            Require(data.Offset.Opcode == (byte)Opcode.I32Const, "Smart contract has unexpected memory base offset type");
            Require(data.Offset.Value + (ulong)data.Length <= MaximumLinearMemoryInit,
                $"Smart contract data segments must lie in first {MaximumLinearMemoryInit / 1024:k}KiB");
        }
        Require(module.Tables.Count == 0 || module.Tables[0].Minimum <= MaximumTableElements,
            $"Smart contract table limited to {MaximumTableElements:t} elements");
        Require(module.Globals.Where(global => global.IsMutable).Sum(global => Bytes(global.Type)) <= MaximumMutableGlobals,
            $"Smart contract has more than {MaximumMutableGlobals:k} bytes of mutable globals");
        foreach (var function in module.Functions)
        {
            var bytes = function.Locals.Sum(run => run.Count * Bytes(run.Type)) + module.Types[(int)function.Type].Parameters.Sum(Bytes);
            Require(bytes <= MaximumFunctionLocalBytes,
                $"Smart contract function has more than {MaximumFunctionLocalBytes:k} bytes of stack usage");
        }
        Require(module.Exports.Exists(export => export is { Kind: (byte)ExternalKind.Function, Name: "apply" } && module.TypeOf(export.Index).Is(0, 2, 2, 2)),
            "Smart contract's apply function not exported; non-existent; or wrong type");
        CheckInstructions(module, checksNesting);
    }

    // i64 and f64 have even codes
    private static long Bytes(byte type) => type % 2 == 0 ? 8 : 4;

    // The count runs on from function to function and an else counts without an end of its own, as in nodeos.
    private static void CheckInstructions(WavmModule module, bool checksNesting)
    {
        var nesting = 0;
        foreach (var body in module.Functions)
        {
            var reader = new WasmReader(module.Code, body.CodeStart, body.CodeEnd);
            while (!reader.AtEnd)
            {
                var opcode = (Opcode)reader.Byte();
                if (opcode is >= Opcode.FirstLoad and <= Opcode.LastStore)
                {
                    reader.U32();
                    Require(reader.U32() < MaximumLinearMemory, "Smart contract used an invalid large memory store/load offset");
                    continue;
                }
                if (opcode == Opcode.End && nesting > 0)
                    nesting--;
                else if (opcode is Opcode.End or Opcode.Block or Opcode.Loop or Opcode.If or Opcode.Else)
                    Require(++nesting < MaximumNesting || !checksNesting, "Nested depth exceeded");
                SkipImmediates(opcode, ref reader);
            }
        }
    }

    private static void SkipImmediates(Opcode opcode, ref WasmReader reader)
    {
        switch (opcode)
        {
            case Opcode.Block or Opcode.Loop or Opcode.If or Opcode.MemorySize or Opcode.MemoryGrow: reader.Byte(); break;
            case Opcode.Br or Opcode.BrIf or Opcode.Call: reader.U32(); break;
            case >= Opcode.LocalGet and <= Opcode.GlobalSet: reader.U32(); break;
            case Opcode.CallIndirect: reader.U32(); reader.Byte(); break;
            case Opcode.I32Const: reader.I32(); break;
            case Opcode.I64Const: reader.I64(); break;
            case Opcode.F32Const: reader.Fixed32(); break;
            case Opcode.F64Const: reader.Fixed64(); break;
            case Opcode.BrTable:
                for (var left = (long)reader.U32(); left >= 0; left--)
                    reader.U32();
                break;
        }
    }

    private static void Require(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] AssertMessage message)
    {
        if (!condition)
            throw new WasmConstraintException(message.ToStep());
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new WasmConstraintException(message);
    }
}
