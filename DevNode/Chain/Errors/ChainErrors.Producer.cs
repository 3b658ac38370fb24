namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ProducerException = new(ChainErrorType.Root, 3170000, "producer_exception", "Producer exception");
    public static readonly ChainErrorType ProducerPrivKeyNotFound = new(ProducerException, 3170001, "producer_priv_key_not_found", "Producer private key is not available");
    public static readonly ChainErrorType MissingPendingBlockState = new(ProducerException, 3170002, "missing_pending_block_state", "Pending block state is missing");
    public static readonly ChainErrorType ProducerDoubleConfirm = new(ProducerException, 3170003, "producer_double_confirm", "Producer is double confirming known range");
    public static readonly ChainErrorType ProducerScheduleException = new(ProducerException, 3170004, "producer_schedule_exception", "Producer schedule exception");
    public static readonly ChainErrorType ProducerNotInSchedule = new(ProducerException, 3170006, "producer_not_in_schedule", "The producer is not part of current schedule");
    public static readonly ChainErrorType SnapshotDirectoryNotFoundException = new(ProducerException, 3170007, "snapshot_directory_not_found_exception", "The configured snapshot directory does not exist");
    public static readonly ChainErrorType SnapshotExistsException = new(ProducerException, 3170008, "snapshot_exists_exception", "The requested snapshot already exists");
    public static readonly ChainErrorType SnapshotFinalizationException = new(ProducerException, 3170009, "snapshot_finalization_exception", "Snapshot Finalization Exception");
    public static readonly ChainErrorType InvalidProtocolFeaturesToActivate = new(ProducerException, 3170010, "invalid_protocol_features_to_activate", "The protocol features to be activated were not valid");
    public static readonly ChainErrorType NoBlockSignatures = new(ProducerException, 3170011, "no_block_signatures", "The signer returned no valid block signatures");
    public static readonly ChainErrorType UnsupportedMultipleBlockSignatures = new(ProducerException, 3170012, "unsupported_multiple_block_signatures", "The signer returned multiple signatures but that is not supported");
}
