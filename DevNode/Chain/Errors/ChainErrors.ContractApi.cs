namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ContractApiException = new(ChainErrorType.Root, 3230000, "contract_api_exception", "Contract API exception");
    public static readonly ChainErrorType CryptoApiException = new(ContractApiException, 3230001, "crypto_api_exception", "Crypto API Exception");
    public static readonly ChainErrorType DbApiException = new(ContractApiException, 3230002, "db_api_exception", "Database API Exception");
    public static readonly ChainErrorType ArithmeticException = new(ContractApiException, 3230003, "arithmetic_exception", "Arithmetic Exception");
}
