namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType BlockLogException = new(ChainErrorType.Root, 3190000, "block_log_exception", "Block log exception");
    public static readonly ChainErrorType BlockLogUnsupportedVersion = new(BlockLogException, 3190001, "block_log_unsupported_version", "unsupported version of block log");
    public static readonly ChainErrorType BlockLogAppendFail = new(BlockLogException, 3190002, "block_log_append_fail", "fail to append block to the block log");
    public static readonly ChainErrorType BlockLogNotFound = new(BlockLogException, 3190003, "block_log_not_found", "block log can not be found");
    public static readonly ChainErrorType BlockLogBackupDirExist = new(BlockLogException, 3190004, "block_log_backup_dir_exist", "block log backup dir already exists");
    public static readonly ChainErrorType BlockIndexNotFound = new(BlockLogException, 3190005, "block_index_not_found", "block index can not be found");
}
