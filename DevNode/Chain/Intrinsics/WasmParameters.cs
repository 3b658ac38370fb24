using Antelope.Serialization;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <summary>The binary form and the rules of a chain's WASM limits (nodeos wasm_config.cpp).</summary>
public static class WasmParameters
{
    /// <summary>Appends the eleven 32-bit numbers in nodeos's order.</summary>
    public static void Pack(WasmConfig config, PackWriter writer)
    {
        ReadOnlySpan<uint> values =
        [
            config.MaxMutableGlobalBytes, config.MaxTableElements, config.MaxSectionElements, config.MaxLinearMemoryInit,
            config.MaxFuncLocalBytes, config.MaxNestedStructures, config.MaxSymbolBytes, config.MaxModuleBytes,
            config.MaxCodeBytes, config.MaxPages, config.MaxCallDepth,
        ];
        foreach (var value in values)
            writer.WriteUInt32(value);
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    public static WasmConfig Unpack(ref PackReader reader)
    {
        var start = reader.Position;
        try
        {
            return new(
                reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(),
                reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(),
                reader.ReadUInt32());
        }
        catch (PackException e)
        {
            throw e.Within(UnpackSteps.Of("eosio::chain::wasm_config", reader.From(start)));
        }
    }

    /// <summary>Throws action_validate_exception naming the first limit that is too small for any contract.</summary>
    public static void Validate(WasmConfig config)
    {
        var error = ChainErrors.ActionValidateException;
        error.Assert(config.MaxSectionElements >= 4, "max_section_elements cannot be less than 4");
        error.Assert(config.MaxFuncLocalBytes >= 8, "max_func_local_bytes cannot be less than 8");
        error.Assert(config.MaxNestedStructures >= 1, "max_nested_structures cannot be less than 1");
        error.Assert(config.MaxSymbolBytes >= 32, "max_symbol_bytes cannot be less than 32");
        error.Assert(config.MaxModuleBytes >= 256, "max_module_bytes cannot be less than 256");
        error.Assert(config.MaxCodeBytes >= 32, "max_code_bytes cannot be less than 32");
        error.Assert(config.MaxPages >= 1, "max_pages cannot be less than 1");
        error.Assert(config.MaxCallDepth >= 2, "max_call_depth cannot be less than 2");
    }
}
