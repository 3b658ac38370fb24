using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>What a pushed transaction gave: its trace, or why it was not executed.</summary>
public readonly record struct TransactionResult(TransactionTrace? Trace, Exception? Error)
{
    /// <summary>Why it failed, in its trace or before; null when it succeeded.</summary>
    public Exception? Failure => Error ?? Trace?.Except;
    public static implicit operator TransactionResult(TransactionTrace trace) => new(trace, null);
    public static implicit operator TransactionResult(Exception error) => new(null, error);
}
