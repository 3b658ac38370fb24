namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType DatabaseException = new(ChainErrorType.Root, 3060000, "database_exception", "Database exception");
    public static readonly ChainErrorType PermissionQueryException = new(DatabaseException, 3060001, "permission_query_exception", "Permission Query Exception");
    public static readonly ChainErrorType AccountQueryException = new(DatabaseException, 3060002, "account_query_exception", "Account Query Exception");
    public static readonly ChainErrorType ContractTableQueryException = new(DatabaseException, 3060003, "contract_table_query_exception", "Contract Table Query Exception");
    public static readonly ChainErrorType ContractQueryException = new(DatabaseException, 3060004, "contract_query_exception", "Contract Query Exception");
    public static readonly ChainErrorType BadDatabaseVersionException = new(DatabaseException, 3060005, "bad_database_version_exception", "Database is an unknown or unsupported version");
    public static readonly ChainErrorType GuardException = new(DatabaseException, 3060100, "guard_exception", "Guard Exception");
    public static readonly ChainErrorType DatabaseGuardException = new(GuardException, 3060101, "database_guard_exception", "Database usage is at unsafe levels");
}
