using System.Reflection;
using System.Text.Json;
using DevNode.Wasm;
using DevNode.Wasm.Compiling;
using DevNode.Wasm.Parsing;
using ValueType = DevNode.Wasm.ValueType;

namespace DevNode.Tests.Wasm.Specification;

/// <summary>One instance of a module of the specification tests. Values are written as wast2json writes them: bits in decimal.</summary>
internal sealed class SpecificationModule
{
    // no limits besides the specification's; the depth that contracts have
    private const uint MaximumPages = 65536, CallDepth = 251;

    private readonly WasmModule _module;
    private readonly CompiledModule _compiled;
    private readonly WasmInstance _instance;

    private SpecificationModule(WasmModule module)
    {
        _module = module;
        _compiled = ModuleCompiler.CompileFunctions(module, SpecificationHost.Functions);
        _instance = _compiled.Instantiate(null, () => { }, MaximumPages, CallDepth);
        _instance.Run(_instance.Start);
    }

    /// <summary>Validates, links and starts.</summary>
    /// <exception cref="WasmParseException">The module is not valid, or imports what is not there.</exception>
    /// <exception cref="WasmTrapException">Its data or elements do not fit, or its start traps.</exception>
    public static SpecificationModule Load(byte[] code)
    {
        var module = WasmParser.Parse(code, new ParserOptions());
        for (var i = 0; i < module.Imports.Count; i++)
        {
            var import = module.Imports[i];
            module.Imports[i] = import.Module == SpecificationHost.Module ? import with { Module = "env" }
                : throw new WasmParseException($"imports a function of module {import.Module}");
        }
        return new SpecificationModule(module);
    }

    /// <summary>Calls an exported function, or reads an exported global; the result, null when there is none.</summary>
    public string? Perform(JsonElement action)
    {
        var name = action.GetProperty("field").GetString()!;
        var export = _module.Exports.Find(export => export.Name == name) ?? throw new InvalidOperationException($"no export {name}");
        if (export.Kind == ExternalKind.Global)
            return Text(_module.Globals[(int)export.Index].Type, _instance.Globals[export.Index]);
        var type = _module.TypeOf(export.Index);
        var arguments = action.GetProperty("args").EnumerateArray().Select(Value).Append(_instance).ToArray();
        object? result = null;
        _instance.Run(() => result = _compiled.Function((int)export.Index).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null));
        return type.Result is { } resultType ? Text(resultType, Convert.ToInt64(result, null)) : null;
    }

    private static object Value(JsonElement value)
    {
        var bits = ulong.Parse(value.GetProperty("value").GetString()!, null);
        return value.GetProperty("type").GetString() is "i64" or "f64" ? (long)bits : (object)(int)(uint)bits;
    }

    private static string Text(ValueType type, long bits) =>
        type is ValueType.I32 or ValueType.F32 ? ((uint)bits).ToString((IFormatProvider?)null) : ((ulong)bits).ToString((IFormatProvider?)null);
}
