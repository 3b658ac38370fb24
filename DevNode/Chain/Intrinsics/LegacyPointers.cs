using Antelope;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <summary>Pointer arguments as nodeos's legacy_ptr checks them: not null, then wholly inside of memory (webassembly/common.hpp).</summary>
public static class LegacyPointers
{
    /// <summary>Reads the value that a pointer argument refers to.</summary>
    /// <exception cref="ChainException">wasm_execution_error: the pointer is null.</exception>
    public static T Get<T>(this WasmInstance wasm, uint pointer) where T : unmanaged
    {
        CheckNotNull(pointer);
        return wasm.Read<T>(pointer);
    }

    /// <summary>Writes the value that a pointer argument refers to.</summary>
    /// <exception cref="ChainException">wasm_execution_error: the pointer is null.</exception>
    public static void Set<T>(this WasmInstance wasm, uint pointer, T value) where T : unmanaged
    {
        CheckNotNull(pointer);
        wasm.Write(pointer, value);
    }

    /// <summary>Faults as <see cref="Set"/> would, before the work is done.</summary>
    public static unsafe void Check<T>(this WasmInstance wasm, uint pointer) where T : unmanaged
    {
        CheckNotNull(pointer);
        wasm.Span(pointer, (uint)sizeof(T));
    }

    /// <summary>Reads a 256-bit digest.</summary>
    public static Checksum256 Digest(this WasmInstance wasm, uint pointer)
    {
        CheckNotNull(pointer);
        return new Checksum256(wasm.Span(pointer, Checksum256.Size));
    }

    private static void CheckNotNull(uint pointer) =>
        ChainErrors.WasmExecutionError.Assert(pointer != 0, "references cannot be created for null pointers");
}
