namespace DevNode.Chain;

/// <summary>The error_code of traces (nodeos controller.cpp convert_exception_to_error_code).</summary>
public static class ErrorCodes
{
    /// <summary>Any error of the chain itself; contracts may use codes below it.</summary>
    public const ulong GenericSystemError = 10_000_000_000_000_000_000;

    /// <summary>The contract's own code, or the generic one; null for errors that are not the chain's.</summary>
    public static ulong? Of(ChainException exception) =>
        exception.Is(ChainErrorType.Root) ? exception.ErrorCode ?? GenericSystemError : null;
}
