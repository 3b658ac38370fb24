namespace Antelope.Abi;

/// <summary>An alias of a type.</summary>
public sealed record AbiType(string NewTypeName, string Type);

/// <summary>A member of a struct; the type may end in <c>[]</c>, <c>?</c> and <c>$</c>.</summary>
public sealed record AbiField(string Name, string Type);

/// <summary>Members, preceded by those of the base (empty for none).</summary>
public sealed record AbiStruct(string Name, string Base, IReadOnlyList<AbiField> Fields);

/// <summary>An action and the type of its data.</summary>
public sealed record AbiAction(Name Name, string Type, string RicardianContract = "");

/// <summary>A table and the type of its rows.</summary>
public sealed record AbiTable(Name Name, string IndexType, IReadOnlyList<string> KeyNames, IReadOnlyList<string> KeyTypes, string Type);

/// <summary>A Ricardian clause.</summary>
public sealed record AbiClause(string Id, string Body);

/// <summary>The text behind a number that eosio_assert_code was called with.</summary>
public sealed record AbiErrorMessage(ulong ErrorCode, string ErrorMsg);

/// <summary>A choice of types.</summary>
public sealed record AbiVariant(string Name, IReadOnlyList<string> Types);

/// <summary>The type of an action's return value.</summary>
public sealed record AbiActionResult(Name Name, string ResultType);

/// <summary>A contract's interface, eosio::abi/1.0 to 1.2 (nodeos abi_def.hpp).</summary>
public sealed partial record AbiDefinition
{
    public string Version { get; init; } = "";
    public IReadOnlyList<AbiType> Types { get; init; } = [];
    public IReadOnlyList<AbiStruct> Structs { get; init; } = [];
    public IReadOnlyList<AbiAction> Actions { get; init; } = [];
    public IReadOnlyList<AbiTable> Tables { get; init; } = [];
    public IReadOnlyList<AbiClause> RicardianClauses { get; init; } = [];
    public IReadOnlyList<AbiErrorMessage> ErrorMessages { get; init; } = [];
    public IReadOnlyList<Chain.Extension> Extensions { get; init; } = [];

    /// <summary>Since 1.1; what an older ABI lacks is empty.</summary>
    public IReadOnlyList<AbiVariant> Variants { get; init; } = [];

    /// <summary>Since 1.2; what an older ABI lacks is empty.</summary>
    public IReadOnlyList<AbiActionResult> ActionResults { get; init; } = [];
}
