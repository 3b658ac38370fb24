using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Received blocks: header checks, the fork database, switching to the best fork.</content>
public sealed partial class Controller
{
    /// <summary>
    /// Checks a received block's transaction merkle root, header and signatures; null when its predecessor is not known (yet).
    /// Throws what nodeos throws for a block that cannot be right. May be called from any thread.
    /// </summary>
    public BlockState? CreateBlockState(Checksum256 id, SignedBlock block)
    {
        ChainErrors.ForkDatabaseException.Assert(_forks.GetBlock(id) is null, $"we already know about this block: {id:id}");
        if (_forks.GetBlockHeader(block.Header.Previous) is not { } previous)
            return null;
        var mroot = Merkle.Root(block.Transactions.Select(t => t.Digest()));
        ChainErrors.BlockValidateException.Assert(block.Header.TransactionMroot == mroot,
            $"invalid block transaction merkle root {block.Header.TransactionMroot:b} != {mroot:c}");
        var state = BlockState.Create(previous, block, ProtocolFeatures.ProtocolFeatureSet, skipValidateSignee: false);
        ChainErrors.BlockValidateException.Assert(id == state.Id, $"provided id {id:id} does not match block id {state.Id:bid}");
        return state;
    }

    /// <summary>
    /// Adds a received block and applies the best fork. <paramref name="forkedBranch"/> gets the blocks that were popped, newest first;
    /// <paramref name="trxLookup"/> gives metadata with recovered keys that the caller has at hand. A block that fails is forgotten, the
    /// fork that was the head is restored, and its error thrown.
    /// </summary>
    public void PushBlock(
        BlockReport report, BlockState blockState, Action<IReadOnlyList<BlockState>>? forkedBranch = null, Func<Checksum256, TransactionMetadata?>? trxLookup = null)
    {
        ChainErrors.BlockValidateException.Assert(_pending is null, "it is not valid to push a block when there is a pending block");
        if (IsTerminated())
            return;
        var light = _trustedProducerLightValidation;
        try
        {
            Emit(nameof(PreAcceptedBlock), PreAcceptedBlock, blockState.Block!);
            _forks.Add(blockState);
            _trustedProducerLightValidation |= IsTrustedProducer(blockState.Header.Producer);
            Emit(nameof(AcceptedBlockHeader), AcceptedBlockHeader, blockState);
            if (ReadMode == DbReadMode.Irreversible)
                LogIrreversible();
            else
                MaybeSwitchForks(report, _forks.PendingHead!, BlockStatus.Complete, forkedBranch, trxLookup);
        }
        finally
        {
            _trustedProducerLightValidation = light;
        }
    }

    private void MaybeSwitchForks(
        BlockReport report, BlockState newHead, BlockStatus status, Action<IReadOnlyList<BlockState>>? forkedBranch, Func<Checksum256, TransactionMetadata?>? trxLookup)
    {
        if (newHead.Previous == HeadBlockId)
        {
            try
            {
                ApplyBlock(report, newHead, status, trxLookup);
            }
            catch
            {
                _forks.Remove(newHead.Id);
                throw;
            }
            _forks.MarkValid(newHead);
            _head = newHead;
        }
        else if (newHead.Id != HeadBlockId)
        {
            SwitchForks(report, newHead, forkedBranch, trxLookup);
        }
        else
        {
            return;
        }
        LogIrreversible();
    }

    private void SwitchForks(
        BlockReport report, BlockState newHead, Action<IReadOnlyList<BlockState>>? forkedBranch, Func<Checksum256, TransactionMetadata?>? trxLookup)
    {
        _log.LogInformation(new EventId(3, "ForkSwitch"), "switching forks from {OldId} (block number {OldNum}) to {NewId} (block number {NewNum})",
            HeadBlockId, HeadBlockNum, newHead.Id, newHead.BlockNum);
        DeepMind?.OnSwitchForks(HeadBlockId, newHead.Id);
        var (coming, going) = _forks.FetchBranchFrom(newHead.Id, HeadBlockId);
        foreach (var _ in going)
            PopBlock();
        if (going.Count > 0)
        {
            ChainErrors.ForkDatabaseException.Assert(HeadBlockId == going[^1].Previous, "loss of sync between fork_db and chainbase during fork switch");
            forkedBranch?.Invoke(going);
        }
        var applied = 0;
        foreach (var block in coming.Reverse())
        {
            try
            {
                ApplyBlock(report, block, block.Validated ? BlockStatus.Validated : BlockStatus.Complete, trxLookup);
            }
            catch (Exception e)
            {
                _log.LogError(new EventId(4, "ForkSwitchFailed"), e, "exception thrown while switching forks at block {BlockNum} {Id}", block.BlockNum, block.Id);
                _forks.Remove(block.Id);
                for (; applied > 0; applied--)
                    PopBlock();
                Reapply(report, going, trxLookup);
                throw;
            }
            _forks.MarkValid(block);
            _head = block;
            applied++;
        }
    }

    private void Reapply(BlockReport report, IReadOnlyList<BlockState> branch, Func<Checksum256, TransactionMetadata?>? trxLookup)
    {
        foreach (var block in branch.Reverse())
        {
            ApplyBlock(report, block, BlockStatus.Validated, trxLookup);
            _head = block;
        }
    }

    /// <summary>Takes the head block's effects back; its predecessor becomes the head.</summary>
    private void PopBlock()
    {
        var previous = _forks.GetBlock(Head.Previous);
        if (previous is null)
        {
            ChainErrors.BlockValidateException.Assert(_forks.Root!.Id == Head.Previous, "attempt to pop beyond last irreversible block");
            previous = _forks.Root;
        }
        _head = previous;
        Db.Undo();
        ProtocolFeatures.PoppedBlocksTo(previous.BlockNum);
    }

    private bool IsTerminated()
    {
        if (_config.TerminateAtBlock == 0 || _config.TerminateAtBlock > HeadBlockNum)
            return false;
        _log.LogInformation(new EventId(5, "Terminating"), "Reached configured maximum block {BlockNum}; terminating", _config.TerminateAtBlock);
        Terminated?.Invoke();
        return true;
    }
}
