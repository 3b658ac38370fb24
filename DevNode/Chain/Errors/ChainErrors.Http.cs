namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType HttpException = new(ChainErrorType.Root, 3200000, "http_exception", "http exception");
    public static readonly ChainErrorType InvalidHttpRequest = new(HttpException, 3200006, "invalid_http_request", "invalid http request");
}
