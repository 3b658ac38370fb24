using Antelope;

namespace DevNode.Chain;

/// <content>The state as a whole: snapshot and integrity hash.</content>
public sealed partial class Controller
{
    /// <summary>sha256 over the state after the head block, equal on every node and on nodeos.</summary>
    public Checksum256 CalculateIntegrityHash()
    {
        using var writer = new IntegrityHashWriter();
        WriteSnapshot(writer);
        return writer.Hash;
    }

    /// <summary>Writes the state after the head block; block_validate_exception while a block is pending.</summary>
    public void WriteSnapshot(ISnapshotWriter snapshot)
    {
        ChainErrors.BlockValidateException.Assert(_pending is null, "cannot take a consistent snapshot with a pending block");
        ClearExpiredInputTransactions(TimePoint.MaxValue);
        StateSnapshot.Write(snapshot, Db, Head.HeaderState);
    }

    /// <summary>Takes back every reversible block and writes the state after the last irreversible one; the last thing to do with a controller.</summary>
    public void WriteIrreversibleState(ISnapshotWriter snapshot)
    {
        AbortBlock();
        Db.UndoAll();
        _head = _forks.Root;
        ProtocolFeatures.PoppedBlocksTo(HeadBlockNum);
        WriteSnapshot(snapshot);
    }

    /// <summary>
    /// Starts from a snapshot, then applies what the block log and the fork database hold beyond it. The block log must contain the
    /// snapshot's block or the one after it, or be empty: then it starts after the snapshot. With <paramref name="isOwnState"/> this node wrote
    /// it when it stopped: the blocks beyond are in the deep mind log of that run and not in this one's, as nodeos keeps its state at the head.
    /// </summary>
    public void Startup(SnapshotFile snapshot, CancellationToken shutdown = default, bool isOwnState = false)
    {
        var head = StateSnapshot.Read(snapshot, Db);
        ChainErrors.ChainIdTypeException.Assert(Db.GlobalProperty.ChainId == ChainId,
            $"chain ID in snapshot ({Db.GlobalProperty.ChainId:snapshot_chain_id}) does not match the chain ID that controller was constructed with ({ChainId:controller_chain_id})");
        if (_blockLog.Header is not null)
        {
            ChainErrors.BlockLogException.Assert(_blockLog.FirstBlockNum <= head.BlockNum + 1 && head.BlockNum <= _blockLog.HeadBlockNum,
                $"Block log is provided with snapshot but does not contain the head block from the snapshot ({head.BlockNum}) nor a block right after it");
        }
        else
        {
            _blockLog.Reset(new(head.BlockNum + 1, null, ChainId), null);
        }
        _head = new(head, null, validated: true);
        Db.SetRevision(head.BlockNum);
        foreach (var (digest, blockNum) in Db.ProtocolState.ActivatedProtocolFeatures)
            ProtocolFeatures.ActivateFeature(digest, blockNum);
        if (_forks.Root is null)
            _forks.Reset(_head);
        else if (ReadMode == DbReadMode.Irreversible)
            _forks.RollbackHeadToRoot();
        if (isOwnState)
            WithoutDeepMind(() => Replay(shutdown));
        foreach (var activation in ProtocolFeatures.Activated)
            DeepMind?.OnActivateFeature(activation.Feature);
        DeepMind?.OnStartup(Db, HeadBlockNum);
        if (!isOwnState)
            Replay(shutdown);
        ApplyBetterBlocks(shutdown);
    }
}
