namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType SnapshotException = new(ChainErrorType.Root, 3240000, "snapshot_exception", "Snapshot exception");
    public static readonly ChainErrorType SnapshotValidationException = new(SnapshotException, 3240001, "snapshot_validation_exception", "Snapshot Validation Exception");
}
