namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ReversibleBlocksException = new(ChainErrorType.Root, 3180000, "reversible_blocks_exception", "Reversible Blocks exception");
    public static readonly ChainErrorType InvalidReversibleBlocksDir = new(ReversibleBlocksException, 3180001, "invalid_reversible_blocks_dir", "Invalid reversible blocks directory");
    public static readonly ChainErrorType ReversibleBlocksBackupDirExist = new(ReversibleBlocksException, 3180002, "reversible_blocks_backup_dir_exist", "Backup directory for reversible blocks already existg");
    public static readonly ChainErrorType GapInReversibleBlocksDb = new(ReversibleBlocksException, 3180003, "gap_in_reversible_blocks_db", "Gap in the reversible blocks database");
}
