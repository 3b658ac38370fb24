using System.Reflection;

namespace Bench.Ahead;

/// <summary>Types by the names that .NET's compiler gives them: <c>System.Span`1[ulong]</c>, with System.__Canon for any reference type.</summary>
internal sealed class TypeNames
{
    private static readonly Type AnyReference = typeof(object).Assembly.GetType("System.__Canon")!;

    private readonly Dictionary<string, Type?> _types = new(StringComparer.Ordinal)
    {
        ["bool"] = typeof(bool),
        ["sbyte"] = typeof(sbyte),
        ["byte"] = typeof(byte),
        ["short"] = typeof(short),
        ["ushort"] = typeof(ushort),
        ["int"] = typeof(int),
        ["uint"] = typeof(uint),
        ["long"] = typeof(long),
        ["ulong"] = typeof(ulong),
        ["char"] = typeof(char),
        ["float"] = typeof(float),
        ["double"] = typeof(double),
    };

    /// <summary>Where this program's own types and the framework's are.</summary>
    private readonly List<Assembly> _assemblies =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file))),
    ];

    /// <summary>The type whose name begins at a place, which becomes the one behind it; null when there is none.</summary>
    public Type? Read(string text, ref int at)
    {
        var end = text.IndexOfAny(['[', ']', ',', ':', '('], at);
        var type = Named(text[at..end]);
        at = end;
        while (text[at] == '[')
        {
            if (text[at + 1] == ']')
            {
                at += 2;
                type = type?.MakeArrayType();
            }
            else
            {
                type = ReadArguments(text, ref at) is { } arguments ? Generic(type, arguments) : null;
            }
        }
        return type;
    }

    /// <summary>The types in brackets; null when one of them is none.</summary>
    public Type[]? ReadArguments(string text, ref int at)
    {
        var types = new List<Type?>();
        do
        {
            at++;
            types.Add(Read(text, ref at));
        }
        while (text[at] == ',');
        at++;
        return types.Contains(null) ? null : [.. types.OfType<Type>()];
    }

    /// <summary>Any reference type becomes one that the parameter allows: crossgen2 checks it, and compiles the same code for all.</summary>
    public static Type[] Fit(Type[] parameters, Type[] arguments) =>
    [
        .. parameters.Zip(arguments, (parameter, argument) => argument == AnyReference
            ? parameter.GetGenericParameterConstraints().FirstOrDefault(c => !c.ContainsGenericParameters) ?? argument
            : argument),
    ];

    private static Type? Generic(Type? type, Type[] arguments)
    {
        try
        {
            return type?.GetGenericArguments() is { } parameters && parameters.Length == arguments.Length ? type.MakeGenericType(Fit(parameters, arguments)) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private Type? Named(string name)
    {
        if (!_types.TryGetValue(name, out var type))
            // the brackets of an array of several dimensions have no name in them
            _types[name] = type = name.Length == 0 ? null : _assemblies.Select(a => a.GetType(name)).FirstOrDefault(t => t is not null);
        return type;
    }
}
