namespace Antelope;

/// <summary>
/// A text or number is not a value of its type. <see cref="Code"/> is nodeos's number of the error (3010001 name,
/// 3010011 asset, 3010014 symbol), or 0 where nodeos has only its library's general errors.
/// </summary>
public sealed class ValueFormatException(string message, int code = 0) : FormatException(message)
{
    public const int NameCode = 3010001;
    public const int AssetCode = 3010011;
    public const int SymbolCode = 3010014;

    public int Code { get; } = code;
}
