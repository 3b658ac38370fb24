namespace DevNode.Chain;

public static partial class ChainErrors
{
    public static readonly ChainErrorType ControllerEmitSignalException = new(ChainErrorType.Root, 3140000, "controller_emit_signal_exception", "Exceptions that are allowed to bubble out of emit calls in controller");
    public static readonly ChainErrorType CheckpointException = new(ControllerEmitSignalException, 3140001, "checkpoint_exception", "Block does not match checkpoint");
    public static readonly ChainErrorType StateHistoryWriteException = new(ControllerEmitSignalException, 3140002, "state_history_write_exception", "State history write error");
}
