namespace DevNode.Chain;

/// <content>Classes of nodeos's base library that reach API answers (fc exception.hpp).</content>
public static partial class ChainErrors
{
    public static readonly ChainErrorType Unspecified = new(null, 0, "exception", "unspecified");
    public static readonly ChainErrorType TimeoutException = new(null, 2, "timeout_exception", "Timeout");
    public static readonly ChainErrorType ParseErrorException = new(null, 4, "parse_error_exception", "Parse Error");
    public static readonly ChainErrorType InvalidArgException = new(null, 5, "invalid_arg_exception", "Invalid Argument");
    public static readonly ChainErrorType BadCastException = new(null, 7, "bad_cast_exception", "Bad Cast");
    public static readonly ChainErrorType OutOfRangeException = new(null, 8, "out_of_range_exception", "Out of Range");
    public static readonly ChainErrorType AssertException = new(null, 10, "assert_exception", "Assert Exception");
    public static readonly ChainErrorType EofException = new(null, 11, "eof_exception", "End Of File");
}
