using Antelope;
using DevNode.Wasm.Parsing;

namespace DevNode.Wasm;

/// <summary>What setcode checks before it stores a contract (nodeos wasm_interface::validate).</summary>
public static class CodeValidator
{
    private static readonly FunctionType ApplyType = new([ValueType.I64, ValueType.I64, ValueType.I64], null);

    /// <summary>The checks on chains with configurable WASM limits.</summary>
    /// <param name="code">The module.</param>
    /// <param name="config">The chain's limits.</param>
    /// <param name="host">All host functions of the node.</param>
    /// <param name="isWhitelisted">Whether the chain has activated a host function.</param>
    /// <exception cref="WasmParseException">Refused; the message is nodeos's.</exception>
    public static void Validate(byte[] code, WasmConfig config, HostFunctions host, Func<string, bool> isWhitelisted)
    {
        if ((uint)code.Length > config.MaxModuleBytes)
            throw new WasmParseException("Code too large");
        var module = WasmParser.Parse(code, ParserOptions.Configured(config));
        CheckImports(module, host, isWhitelisted);
        var apply = module.ExportedFunction("apply") ?? throw new WasmParseException("apply not exported");
        if (!module.TypeOf(apply).Equals(ApplyType))
            throw new WasmParseException("apply has wrong type");
    }

    /// <summary>The checks before the feature CONFIGURABLE_WASM_LIMITS2 is active, with fixed limits: WAVM's, nodeos's own, eos-vm's.</summary>
    /// <param name="code">The module.</param>
    /// <param name="host">All host functions of the node.</param>
    /// <param name="isWhitelisted">Whether the chain has activated a host function.</param>
    /// <param name="isProducing">Whether the block is being produced: deep nesting is refused then.</param>
    /// <exception cref="WasmParseException">The module is not valid.</exception>
    /// <exception cref="WasmConstraintException">The module is over a limit or does not export apply.</exception>
    public static void ValidateLegacy(byte[] code, HostFunctions host, Func<string, bool> isWhitelisted, bool isProducing)
    {
        LegacyConstraints.Check(WavmParser.Parse(code, checksLimits: true), isProducing);
        CheckImports(WasmParser.Parse(code, ParserOptions.Legacy), host, isWhitelisted);
    }

    /// <summary>What nodeos checks before a stored contract is first run: WAVM's parser, now without limits, and the initial memory.</summary>
    /// <exception cref="WasmParseException">The module is not valid to WAVM.</exception>
    /// <exception cref="WasmConstraintException">Data lies outside of the initial memory.</exception>
    public static void ValidateStored(byte[] code)
    {
        var module = WavmParser.Parse(code, checksLimits: false);
        foreach (var data in module.Data)
        {
            var size = (ulong)module.Memories[0].Minimum * 65536;
            if (data.Offset.Value >= size || data.Offset.Value + (ulong)data.Length > size)
                throw new WasmConstraintException("WASM data segment outside of valid memory range");
        }
    }

    private static void CheckImports(WasmModule module, HostFunctions host, Func<string, bool> isWhitelisted)
    {
        foreach (var import in module.Imports)
        {
            var type = (import.Module, import.Field) switch
            {
                ("env", var field) => host.Find(field)?.Type,
                (InjectedFunctions.Module, var field) => InjectedFunctions.TypeOf(field),
                _ => null,
            };
            if (type is null)
                throw new WasmParseException($"no mapping for imported function {import.Field}");
            if (!type.Equals(module.Types[import.TypeIndex]))
                throw new WasmParseException($"wrong type for imported function {import.Field}");
        }
        foreach (var import in module.Imports)
        {
            if (import.Module != "env" || !isWhitelisted(import.Field))
                throw new WasmParseException(ErrorStep.Of($"{import.Module:module}.{import.Field:fn} unresolveable"));
        }
    }
}
