namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ForkDatabaseException = new(ChainErrorType.Root, 3020000, "fork_database_exception", "Fork database exception");
    public static readonly ChainErrorType ForkDbBlockNotFound = new(ForkDatabaseException, 3020001, "fork_db_block_not_found", "Block can not be found");
}
