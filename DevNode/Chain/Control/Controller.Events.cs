using Antelope.Chain;

namespace DevNode.Chain;

/// <content>
/// What happens on the chain, in nodeos's order. A subscriber's exception is logged and does not reach the chain, unless it
/// is a controller_emit_signal_exception.
/// </content>
public sealed partial class Controller
{
    /// <summary>A block with this number is about to start.</summary>
    public event Action<uint>? BlockStart;

    /// <summary>A received block is about to be added.</summary>
    public event Action<SignedBlock>? PreAcceptedBlock;

    /// <summary>A block's header is valid and linked.</summary>
    public event Action<BlockState>? AcceptedBlockHeader;

    /// <summary>A block was applied or produced.</summary>
    public event Action<BlockState>? AcceptedBlock;

    /// <summary>A block became irreversible.</summary>
    public event Action<BlockState>? IrreversibleBlock;

    /// <summary>A transaction was taken into a block for the first time, or failed.</summary>
    public event Action<TransactionMetadata>? AcceptedTransaction;

    /// <summary>A transaction was executed, successfully or not; the implicit onblock included.</summary>
    public event Action<TransactionTrace, PackedTransaction>? AppliedTransaction;

    /// <summary>The block after which the operator wants the node to end is the head.</summary>
    public event System.Action? Terminated;

    private void Emit<T>(string name, Action<T>? subscribers, T argument) => Emit(name, subscribers, argument, static (s, a) => s(a));

    private void Emit<TSubscribers, T>(string name, TSubscribers? subscribers, T argument, Action<TSubscribers, T> raise) where TSubscribers : Delegate
    {
        if (subscribers is null)
            return;
        try
        {
            raise(subscribers, argument);
        }
        catch (ChainException e) when (e.Is(ChainErrors.ControllerEmitSignalException))
        {
            throw;
        }
        catch (Exception e)
        {
            _log.LogWarning(new EventId(1, "SignalHandlerFailed"), e, "a subscriber of {Event} failed", name);
        }
    }
}
