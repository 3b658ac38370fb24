namespace DevNode.Wasm.Parsing;

/// <summary>How strict the parser is (nodeos's options for eos-vm's binary_parser).</summary>
public sealed record ParserOptions
{
    public uint MaxMutableGlobalBytes { get; init; } = uint.MaxValue;
    public uint MaxTableElements { get; init; } = uint.MaxValue;
    public uint MaxSectionElements { get; init; } = uint.MaxValue;
    public ulong MaxLinearMemoryInit { get; init; } = ulong.MaxValue;

    /// <summary>Locals and operands of one function; null: not counted.</summary>
    public uint? MaxFuncLocalBytes { get; init; }
    public uint MaxNestedStructures { get; init; } = uint.MaxValue;
    public uint MaxSymbolBytes { get; init; } = uint.MaxValue;
    public uint MaxCodeBytes { get; init; } = uint.MaxValue;
    public uint MaxPages { get; init; } = uint.MaxValue;
    public bool AllowCodeAfterFunctionEnd { get; init; }
    public bool AllowU32LimitsFlags { get; init; }
    public bool AllowInvalidEmptyLocalSet { get; init; }
    public bool AllowZeroBlocktype { get; init; }

    /// <summary>What setcode applies once CONFIGURABLE_WASM_LIMITS2 is active.</summary>
    public static ParserOptions Configured(WasmConfig config) => new()
    {
        MaxMutableGlobalBytes = config.MaxMutableGlobalBytes,
        MaxTableElements = config.MaxTableElements,
        MaxSectionElements = config.MaxSectionElements,
        MaxLinearMemoryInit = config.MaxLinearMemoryInit,
        MaxFuncLocalBytes = config.MaxFuncLocalBytes,
        MaxNestedStructures = config.MaxNestedStructures,
        MaxSymbolBytes = config.MaxSymbolBytes,
        MaxCodeBytes = config.MaxCodeBytes,
        MaxPages = config.MaxPages,
    };

    /// <summary>What setcode applies before, besides <see cref="LegacyConstraints"/>.</summary>
    public static ParserOptions Legacy { get; } = new()
    {
        AllowCodeAfterFunctionEnd = true,
        AllowU32LimitsFlags = true,
        AllowInvalidEmptyLocalSet = true,
        AllowZeroBlocktype = true,
    };

    /// <summary>What running a stored module applies.</summary>
    public static ParserOptions Apply { get; } = Legacy with { AllowCodeAfterFunctionEnd = false };
}
