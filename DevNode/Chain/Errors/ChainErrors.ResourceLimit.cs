namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ResourceLimitException = new(ChainErrorType.Root, 3210000, "resource_limit_exception", "Resource limit exception");
}
