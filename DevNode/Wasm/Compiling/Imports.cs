namespace DevNode.Wasm.Compiling;

/// <summary>Resolution of imports with nodeos's messages.</summary>
internal static class Imports
{
    public static HostFunction Resolve(WasmModule module, FunctionImport import, HostFunctions host)
    {
        var function = import.Module == "env" ? host.Find(import.Field) : null;
        if (function is null)
            throw new WasmParseException($"no mapping for imported function {import.Field}");
        return function.Type.Equals(module.Types[import.TypeIndex]) ? function
            : throw new WasmParseException($"wrong type for imported function {import.Field}");
    }
}
