namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType MiscException = new(ChainErrorType.Root, 3100000, "misc_exception", "Miscellaneous exception");
    public static readonly ChainErrorType RateLimitingStateInconsistent = new(MiscException, 3100001, "rate_limiting_state_inconsistent", "Internal state is no longer consistent");
    public static readonly ChainErrorType UnknownBlockException = new(MiscException, 3100002, "unknown_block_exception", "Unknown block");
    public static readonly ChainErrorType UnknownTransactionException = new(MiscException, 3100003, "unknown_transaction_exception", "Unknown transaction");
    public static readonly ChainErrorType FixedReversibleDbException = new(MiscException, 3100004, "fixed_reversible_db_exception", "Corrupted reversible block database was fixed");
    public static readonly ChainErrorType ExtractGenesisStateException = new(MiscException, 3100005, "extract_genesis_state_exception", "Extracted genesis state from blocks.log");
    public static readonly ChainErrorType SubjectiveBlockProductionException = new(MiscException, 3100006, "subjective_block_production_exception", "Subjective exception thrown during block production");
    public static readonly ChainErrorType MultipleVoterInfo = new(MiscException, 3100007, "multiple_voter_info", "Multiple voter info detected");
    public static readonly ChainErrorType UnsupportedFeature = new(MiscException, 3100008, "unsupported_feature", "Feature is currently unsupported");
    public static readonly ChainErrorType NodeManagementSuccess = new(MiscException, 3100009, "node_management_success", "Node management operation successfully executed");
    public static readonly ChainErrorType JsonParseException = new(MiscException, 3100010, "json_parse_exception", "JSON parse exception");
    public static readonly ChainErrorType SigVariableSizeLimitException = new(MiscException, 3100011, "sig_variable_size_limit_exception", "Variable length component of signature too large");
}
