using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace DevNode.Wasm.Compiling;

/// <summary>
/// Turns a validated module into one static type with a method per function. A method takes the function's parameters, then the
/// <see cref="WasmInstance"/>; floats travel as their bits, so that no NaN is ever changed by a move.
/// </summary>
public static class ModuleCompiler
{
    private const int TieredModules = 64;
    private static int s_compiled;

    /// <summary>Compiles a contract against the host functions that it imports.</summary>
    /// <exception cref="WasmParseException">An import is unknown or of another type, or apply is missing.</exception>
    public static CompiledModule Compile(WasmModule module, HostFunctions host)
    {
        var compiled = CompileFunctions(module, host);
        return compiled.Apply is not null ? compiled : throw new WasmParseException("apply not exported");
    }

    /// <summary>As <see cref="Compile"/>, for any module.</summary>
    internal static CompiledModule CompileFunctions(WasmModule module, HostFunctions host)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("wasm"), Access());
        assembly.SetCustomAttribute(new CustomAttributeBuilder(
            typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!,
            [typeof(ModuleCompiler).Assembly.GetName().Name!]));
        var type = assembly.DefineDynamicModule("wasm").DefineType("Module", TypeAttributes.Abstract | TypeAttributes.Sealed);
        var methods = new ModuleMethods(module, type);
        for (var i = 0; i < module.Imports.Count; i++)
            HostCallCompiler.Compile(methods.Function(i), Imports.Resolve(module, module.Imports[i], host));
        for (var i = 0; i < module.Functions.Count; i++)
            new FunctionCompiler(module, methods, i).Compile();
        return new CompiledModule(module, type.CreateType());
    }

    // The runtime compiles methods quickly first and better when they are called often, but only in assemblies that are never
    // unloaded: halves the time of a boot. A node that sees many modules gives back the later ones instead.
    private static AssemblyBuilderAccess Access() =>
        Interlocked.Increment(ref s_compiled) <= TieredModules ? AssemblyBuilderAccess.Run : AssemblyBuilderAccess.RunAndCollect;
}
