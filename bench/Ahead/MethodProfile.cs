using System.Reflection;
using System.Reflection.Emit;

namespace Bench.Ahead;

/// <summary>
/// A profile in the form that dotnet-pgo writes and crossgen2 reads (.mibc): an assembly whose method AssemblyDictionary names, by
/// assembly, methods in which each method of the profile is loaded as a token.
/// </summary>
internal static class MethodProfile
{
    private const MethodAttributes Global = MethodAttributes.Public | MethodAttributes.Static;

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="assembly">Taken into account where this one is compiled, and for no other.</param>
    /// <param name="methods">What is to be compiled.</param>
    public static void Write(string path, string assembly, IEnumerable<MethodBase> methods)
    {
        var builder = new PersistedAssemblyBuilder(new(Path.GetFileNameWithoutExtension(path)), typeof(object).Assembly);
        var module = builder.DefineDynamicModule("profile");
        var group = module.DefineGlobalMethod(assembly, Global, typeof(void), []);
        var code = group.GetILGenerator();
        foreach (var method in methods)
            Load(code, method is MethodInfo plain ? module.GetMethodMetadataToken(plain) : module.GetMethodMetadataToken((ConstructorInfo)method));
        code.Emit(OpCodes.Ret);
        var dictionary = module.DefineGlobalMethod("AssemblyDictionary", Global, typeof(void), []).GetILGenerator();
        dictionary.Emit(OpCodes.Ldstr, $"{assembly};");
        dictionary.Emit(OpCodes.Ldtoken, group);
        dictionary.Emit(OpCodes.Pop);
        dictionary.Emit(OpCodes.Ret);
        module.CreateGlobalFunctions();
        builder.Save(path);
    }

    private static void Load(ILGenerator code, int token)
    {
        code.Emit(OpCodes.Ldtoken, token);
        code.Emit(OpCodes.Pop);
    }
}
