namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType WasmException = new(ChainErrorType.Root, 3070000, "wasm_exception", "WASM Exception");
    public static readonly ChainErrorType PageMemoryError = new(WasmException, 3070001, "page_memory_error", "Error in WASM page memory");
    public static readonly ChainErrorType WasmExecutionError = new(WasmException, 3070002, "wasm_execution_error", "Runtime Error Processing WASM");
    public static readonly ChainErrorType WasmSerializationError = new(WasmException, 3070003, "wasm_serialization_error", "Serialization Error Processing WASM");
    public static readonly ChainErrorType OverlappingMemoryError = new(WasmException, 3070004, "overlapping_memory_error", "memcpy with overlapping memory");
    public static readonly ChainErrorType BinaryenException = new(WasmException, 3070005, "binaryen_exception", "binaryen exception");
}
