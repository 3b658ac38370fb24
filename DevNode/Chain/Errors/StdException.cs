using Antelope;

namespace DevNode.Chain;

/// <summary>
/// A failure that nodeos raises as an exception of the C++ standard library, and that its API therefore shows with code 13 and the
/// C++ names of types (nodeos fc exception.cpp std_exception_wrapper, chainbase.hpp).
/// </summary>
public sealed class StdException : Exception
{
    private const int StdExceptionCode = 13;
    private const string NullTypes = "boost::tuples::null_type";

    private readonly string _typeName;

    private StdException(string typeName, string what) : base(what) => _typeName = typeName;

    /// <summary>A row that must exist does not (std::out_of_range).</summary>
    public static StdException UnknownKey(Name key) => OutOfRange($"unknown key (eosio::chain::name): {key}");

    /// <inheritdoc cref="UnknownKey(Name)"/>
    public static StdException UnknownKey(bool first, Name second) => OutOfRange($"unknown key ({TupleOf("bool")}): ({(first ? 1 : 0)} {second})");

    /// <inheritdoc cref="UnknownKey(Name)"/>
    public static StdException UnknownKey(Name first, Name second) =>
        OutOfRange($"unknown key ({TupleOf("eosio::chain::name")}): ({first} {second})");

    /// <summary>A row takes a unique key that another has (std::logic_error).</summary>
    public static StdException NotUnique() =>
        new("N5boost10wrapexceptISt11logic_errorEE", "could not insert object, most likely a uniqueness constraint was violated");

    /// <summary>A text is not a number of boost::multiprecision (std::runtime_error).</summary>
    public static StdException RuntimeError(string what) => new("N5boost10wrapexceptISt13runtime_errorEE", what);

    /// <summary>The same failure as API answers show it; <paramref name="context"/> follows the text and a colon.</summary>
    public ChainException ToChainException(ErrorStep context = default) =>
        new(Type, new ErrorStep("${what}: " + context.Format, context.Values, IsWarning: true).With("what", Message));

    /// <summary>The first element of an empty vector (std::out_of_range).</summary>
    public static StdException NoSuchElement() => new("St12out_of_range", "vector::_M_range_check: __n (which is 0) >= this->size() (which is 0)");

    /// <summary>The same failure as asynchronous API calls show it (nodeos CATCH_AND_CALL).</summary>
    public ChainException ToRethrown() => new(Type, ErrorStep.Of($"rethrow {Message:what}: ") with { IsWarning = true });

    private ChainErrorType Type => new(null, StdExceptionCode, _typeName, Message);

    private static StdException OutOfRange(string what) => new("N5boost10wrapexceptISt12out_of_rangeEE", what);
    private static string TupleOf(string first) =>
        $"boost::tuples::tuple<{first}, eosio::chain::name, {string.Join(", ", Enumerable.Repeat(NullTypes, 8))}>";
}
