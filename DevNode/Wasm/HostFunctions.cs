using System.Reflection;

namespace DevNode.Wasm;

/// <summary>Marks a method as the implementation of an imported function of module "env".</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HostFunctionAttribute(string name) : Attribute
{
    /// <summary>The name that modules import.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// A C# method bound to an import. Its WebAssembly signature is that of its int, uint, long, ulong, float and double parameters;
/// a leading <see cref="WasmInstance"/> gets the caller's memory. Instance methods run on the host object of the execution.
/// </summary>
public sealed class HostFunction
{
    internal HostFunction(string name, MethodInfo method)
    {
        (Name, Method) = (name, method);
        var parameters = method.GetParameters();
        TakesInstance = parameters.Length > 0 && parameters[0].ParameterType == typeof(WasmInstance);
        Type = new FunctionType(
            [.. parameters.Skip(TakesInstance ? 1 : 0).Select(parameter => TypeOf(parameter.ParameterType))],
            method.ReturnType == typeof(void) ? null : TypeOf(method.ReturnType));
    }

    public string Name { get; }
    public FunctionType Type { get; }
    internal MethodInfo Method { get; }
    internal bool TakesInstance { get; }

    private ValueType TypeOf(Type type) =>
        type == typeof(int) || type == typeof(uint) ? ValueType.I32
        : type == typeof(long) || type == typeof(ulong) ? ValueType.I64
        : type == typeof(float) ? ValueType.F32
        : type == typeof(double) ? ValueType.F64
        : throw new ArgumentException($"host function {Name}: {type} has no WebAssembly type; use int, uint, long, ulong, float or double");
}

/// <summary>The functions that modules may import from "env".</summary>
public sealed class HostFunctions
{
    private readonly Dictionary<string, HostFunction> _byName = new(StringComparer.Ordinal);

    /// <summary>Binds every public method marked with <see cref="HostFunctionAttribute"/> in the given types.</summary>
    /// <exception cref="ArgumentException">Two methods have one name, or a signature has no WebAssembly equivalent.</exception>
    public HostFunctions(params ReadOnlySpan<Type> types)
    {
        foreach (var type in types)
        {
            if (!type.IsVisible)
                throw new ArgumentException($"{type}: host functions are called by generated code, so their type must be public");
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            {
                if (method.GetCustomAttribute<HostFunctionAttribute>() is { } attribute)
                    _byName.Add(attribute.Name, new HostFunction(attribute.Name, method));
            }
        }
    }

    /// <summary>Names in ordinal order.</summary>
    public IEnumerable<string> Names => _byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>The function of that name, null when there is none.</summary>
    public HostFunction? Find(string name) => _byName.GetValueOrDefault(name);
}
