namespace DevNode.Wasm;

/// <summary>
/// The limits on modules that a chain sets for itself (nodeos wasm_config.hpp), in nodeos's order of serialization.
/// Sizes are bytes unless the name says elements, pages (64 KiB) or depth.
/// </summary>
public sealed record WasmConfig(
    uint MaxMutableGlobalBytes,
    uint MaxTableElements,
    uint MaxSectionElements,
    uint MaxLinearMemoryInit,
    uint MaxFuncLocalBytes,
    uint MaxNestedStructures,
    uint MaxSymbolBytes,
    uint MaxModuleBytes,
    uint MaxCodeBytes,
    uint MaxPages,
    uint MaxCallDepth)
{
    /// <summary>What a chain starts with (nodeos config.hpp, genesis_state).</summary>
    public static WasmConfig Default { get; } = new(1024, 1024, 8192, 64 * 1024, 8192, 1024, 8192, 20 * 1024 * 1024, 20 * 1024 * 1024, 528, 251);
}
