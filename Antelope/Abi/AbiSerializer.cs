namespace Antelope.Abi;

/// <summary>
/// Values of an ABI's types between JSON and binary, with nodeos's rules, limits and error texts (nodeos abi_serializer.cpp).
/// A checked ABI does not change; one serializer can be used by several threads.
/// </summary>
public sealed partial class AbiSerializer
{
    private const int MaxRecursionDepth = 32;
    private readonly Dictionary<string, string> _typedefs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AbiStruct> _structs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AbiVariant> _variants = new(StringComparer.Ordinal);
    private readonly Dictionary<Name, string> _actions = [];
    private readonly Dictionary<Name, string> _tables = [];
    private readonly Dictionary<Name, string> _actionResults = [];
    private readonly Dictionary<ulong, string> _errorMessages = [];

    /// <summary>Checks the ABI; throws <see cref="AbiException"/>.</summary>
    public AbiSerializer(AbiDefinition abi)
    {
        if (!abi.Version.StartsWith("eosio::abi/1.", StringComparison.Ordinal))
            throw new AbiException(AbiError.UnsupportedVersion, "ABI has an unsupported version");
        Definition = abi;
        foreach (var item in abi.Structs)
            _structs[item.Name] = item;
        foreach (var type in abi.Types)
        {
            if (IsType(type.NewTypeName, 0))
                throw new AbiException(AbiError.DuplicateTypeDef, "type already exists");
            _typedefs[type.NewTypeName] = type.Type;
        }
        foreach (var action in abi.Actions)
            _actions[action.Name] = action.Type;
        foreach (var table in abi.Tables)
            _tables[table.Name] = table.Type;
        foreach (var error in abi.ErrorMessages)
            _errorMessages[error.ErrorCode] = error.ErrorMsg;
        foreach (var variant in abi.Variants)
            _variants[variant.Name] = variant;
        foreach (var result in abi.ActionResults)
            _actionResults[result.Name] = result.ResultType;
        CheckDuplicates();
        CheckTypes();
    }

    /// <summary>The ABI as given.</summary>
    public AbiDefinition Definition { get; }

    /// <summary>Type of an action's data, or null when the ABI has no such action.</summary>
    public string? ActionType(Name action) => _actions.GetValueOrDefault(action);

    /// <summary>Type of a table's rows, or null when the ABI has no such table.</summary>
    public string? TableType(Name table) => _tables.GetValueOrDefault(table);

    /// <summary>Type of what an action returns, or null when the ABI does not say.</summary>
    public string? ActionResultType(Name action) => _actionResults.GetValueOrDefault(action);

    /// <summary>The text of an eosio_assert_code number, or null.</summary>
    public string? ErrorMessage(ulong code) => _errorMessages.GetValueOrDefault(code);

    /// <summary>True for types that a value can be given for.</summary>
    public bool IsType(string type) => IsType(type, 0);

    /// <summary>The type behind an alias, or the type itself.</summary>
    public string ResolveType(string type)
    {
        for (var i = _typedefs.Count; i > 0 && _typedefs.TryGetValue(type, out var target); i--)
            type = target;
        return type;
    }

    internal static bool IsArray(string type) => type.EndsWith("[]", StringComparison.Ordinal);
    internal static bool IsOptional(string type) => type.EndsWith('?');

    private static bool IsSizedArray(string type)
    {
        int open = type.LastIndexOf('['), close = type.LastIndexOf(']');
        return open >= 0 && close >= 0 && open + 1 != close && !type.AsSpan(open + 1, Math.Max(0, close - open - 1)).ContainsAnyExceptInRange('0', '9');
    }

    private static string FundamentalType(string type) =>
        IsArray(type) ? type[..^2] : IsSizedArray(type) ? type[..type.LastIndexOf('[')] : IsOptional(type) ? type[..^1] : type;

    private static string RemoveExtension(string type) => type.EndsWith('$') ? type[..^1] : type;

    private bool IsType(string type, int depth)
    {
        CheckDepth(++depth);
        var fundamental = FundamentalType(type);
        return BuiltInTypes.Find(fundamental) is not null
            || (_typedefs.TryGetValue(fundamental, out var target)
                ? IsType(target, depth)
                : _structs.ContainsKey(fundamental) || _variants.ContainsKey(fundamental));
    }

    private static void CheckDepth(int depth)
    {
        if (depth >= MaxRecursionDepth)
            throw new AbiException(AbiError.RecursionDepth, $"recursive definition, max_recursion_depth {MaxRecursionDepth:r} ");
    }
}
