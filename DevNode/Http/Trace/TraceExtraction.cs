using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Takes traces from the chain into the store (nodeos trace_api chain_extraction). A store that cannot be written stops the node.</summary>
internal sealed class TraceExtraction(TraceStore store, System.Action stop)
{
    private readonly Dictionary<Checksum256, TransactionEntry> _applied = [];
    private TransactionEntry? _onblock;

    /// <summary>Follows the chain from now on.</summary>
    public void Attach(Controller chain)
    {
        chain.BlockStart += _ => Clear();
        chain.AppliedTransaction += OnApplied;
        chain.AcceptedBlock += state => OrStop(() => Store(state));
        chain.IrreversibleBlock += state => OrStop(() => store.AppendIrreversible(state.BlockNum));
    }

    /// <summary>Executed ones, and those whose failure was handled: onerror and what it did belong to the block.</summary>
    private void OnApplied(TransactionTrace trace, PackedTransaction packed)
    {
        if (trace.Receipt?.Status is not (TransactionStatus.Executed or TransactionStatus.SoftFail))
            return;
        var entry = TransactionEntry.Of(trace, packed);
        if (trace.IsOnblock)
            _onblock = entry;
        else
            _applied[entry.Id] = entry;
    }

    private void Store(BlockState state)
    {
        var ids = state.Block!.Transactions.Select(t => t.DeferredId ?? t.Transaction!.Transaction().Id()).ToList();
        var transactions = ids.Where(_applied.ContainsKey).Select(id => _applied[id]);
        store.Append(BlockEntry.Of(state, [.. _onblock is null ? transactions : transactions.Prepend(_onblock)]), ids);
        Clear();
    }

    private void Clear()
    {
        _applied.Clear();
        _onblock = null;
    }

    private void OrStop(System.Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stop();
            throw ChainErrors.ControllerEmitSignalException.Error($"the traces cannot be written: {e.Message}. The node stops: make room there and start it again");
        }
    }
}
