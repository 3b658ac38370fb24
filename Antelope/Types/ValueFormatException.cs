namespace Antelope;

/// <summary>
/// A text or number is not a value of its type. <see cref="Code"/> is nodeos's number of the error: the chain's own (3010001
/// name, 3010011 asset, 3010014 symbol) or its library's general ones.
/// </summary>
public sealed class ValueFormatException(ErrorStep step, int code = 0) : FormatException
{
    /// <inheritdoc cref="ValueFormatException"/>
    public ValueFormatException(ErrorMessage message, int code = 0) : this(message.ToStep(), code)
    {
    }

    /// <summary>fc parse_error_exception.</summary>
    public const int ParseCode = 4;

    /// <summary>fc key_not_found_exception.</summary>
    public const int KeyNotFoundCode = 6;

    /// <summary>fc bad_cast_exception.</summary>
    public const int BadCastCode = 7;

    /// <summary>fc out_of_range_exception.</summary>
    public const int OutOfRangeCode = 8;

    /// <summary>fc assert_exception.</summary>
    public const int AssertCode = 10;

    /// <summary>fc eof_exception.</summary>
    public const int EofCode = 11;
    public const int NameCode = 3010001;
    public const int AssetCode = 3010011;
    public const int SymbolCode = 3010014;

    private readonly List<ErrorStep> _outer = [];

    public int Code { get; } = code;

    /// <summary>The message and its values.</summary>
    public ErrorStep Step { get; } = step;

    /// <inheritdoc/>
    public override string Message => Step.Message;

    /// <summary>What was being done, from the inside out, as fc appends it to an error on its way.</summary>
    public IReadOnlyList<ErrorStep> Outer => _outer;

    /// <summary>Adds what was being done around it.</summary>
    public ValueFormatException Within(ErrorStep step)
    {
        _outer.Add(step);
        return this;
    }

    /// <inheritdoc cref="Within(ErrorStep)"/>
    public ValueFormatException Within(ErrorMessage message) => Within(message.ToStep());

    /// <summary>True for the chain's own errors, false for those of nodeos's library.</summary>
    public bool IsChainError => Code >= NameCode;
}
