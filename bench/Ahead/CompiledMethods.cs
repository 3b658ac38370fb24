using System.Reflection;
using System.Text.RegularExpressions;

namespace Bench.Ahead;

/// <summary>
/// The generic methods in what .NET writes with DOTNET_JitDisasmSummary, such as
/// <c>  12: JIT compiled System.Array:Empty[Antelope.Name]() [Tier0, IL size=6, code size=37]</c>: others are compiled ahead anyway.
/// </summary>
internal sealed partial class CompiledMethods
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private readonly TypeNames _types = new();

    public CompiledMethods(IEnumerable<string> lines)
    {
        var found = new HashSet<MethodBase>();
        foreach (var text in lines.Select(line => Line().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct())
        {
            var methods = Find(text).ToList();
            if (methods.Count == 0)
                Unknown.Add(text);
            found.UnionWith(methods);
        }
        Found = [.. found.OrderBy(m => $"{m.DeclaringType} {m}", StringComparer.Ordinal)];
    }

    /// <summary>With all overloads of each.</summary>
    public IReadOnlyList<MethodBase> Found { get; }

    /// <summary>Names that stand for nothing here; those of enumerations are among them, which .NET writes as numbers.</summary>
    public List<string> Unknown { get; } = [];

    private IEnumerable<MethodBase> Find(string text)
    {
        var at = 0;
        if (_types.Read(text, ref at) is not { } type || at >= text.Length)
            return [];
        at++;
        var end = text.IndexOfAny(['[', '('], at);
        var name = text[at..end];
        var arguments = text[end] == '[' ? _types.ReadArguments(text, ref end) : [];
        return arguments is null ? []
            : name == ConstructorInfo.ConstructorName || name == ConstructorInfo.TypeConstructorName ? type.GetConstructors(All).Where(c => c.Name == name)
            : type.GetMethods(All).Where(m => m.Name == name && !m.IsAbstract && m.GetGenericArguments().Length == arguments.Length)
                .Select(m => arguments.Length == 0 ? m : Generic(m, arguments)).OfType<MethodBase>();
    }

    private static MethodInfo? Generic(MethodInfo method, Type[] arguments)
    {
        try
        {
            return method.MakeGenericMethod(TypeNames.Fit(method.GetGenericArguments(), arguments));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^ *\d+: JIT compiled ([^(]*\[[^(]*\().*\[")]
    private static partial Regex Line();
}
