using System.Runtime.InteropServices;
using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Finishing a block: limits, merkle roots, header, signature, commit; or dropping it.</content>
public sealed partial class Controller
{
    /// <summary>
    /// Assembles the pending block and signs it: <paramref name="signer"/> gives a signature of the digest per key it holds.
    /// <paramref name="report"/> gets the block's totals. Call <see cref="CommitBlock()"/> next.
    /// </summary>
    public BlockState FinalizeBlock(BlockReport report, Func<Checksum256, IReadOnlyList<Signature>> signer)
    {
        var pending = Pending;
        var unsigned = Assemble(pending);
        var headerState = pending.HeaderState.FinishNext(unsigned.Header, ProtocolFeatures.ProtocolFeatureSet, signer);
        var block = unsigned with
        {
            ProducerSignature = headerState.Header.ProducerSignature,
            BlockExtensions = headerState.AdditionalSignatures.Count == 0
                ? []
                : [BlockExtensions.AdditionalBlockSignatures(headerState.AdditionalSignatures.ToArray())],
        };
        pending.Completed = new(headerState, block) { TransactionMetas = pending.TransactionMetas, ArePublicKeysRecovered = true };
        report.CopyFrom(pending.Report);
        return pending.Completed;
    }

    /// <summary>Makes the finalized block the head. Whatever happens, there is no pending block afterwards.</summary>
    public void CommitBlock() => CommitBlock(addToForkDb: true);

    /// <summary>Drops the pending block and returns the transactions that were applied in it, oldest first.</summary>
    public IReadOnlyList<TransactionMetadata> AbortBlock()
    {
        if (_pending is not { } pending)
            return [];
        _pending = null;
        pending.Session?.Dispose();
        ProtocolFeatures.PoppedBlocksTo(HeadBlockNum);
        return pending.TransactionMetas;
    }

    /// <summary>The unsigned block; updates limits and the TAPOS table (nodeos finalize_block).</summary>
    private SignedBlock Assemble(PendingBlock pending)
    {
        ChainErrors.BlockValidateException.Assert(pending.Assembled is null, "already called finalize_block");
        ProcessResourceLimits(pending.HeaderState.BlockNum);
        var header = pending.HeaderState.MakeBlockHeader(
            pending.TransactionMroot ?? Merkle.Root(pending.Receipts.Select(r => r.Digest())),
            Merkle.RootOver(CollectionsMarshal.AsSpan(pending.ActionReceiptDigests)),
            pending.NewPendingSchedule,
            pending.NewFeatures,
            ProtocolFeatures.ProtocolFeatureSet);
        pending.Assembled = new(header, Signature.Empty, pending.Receipts.ToArray(), []);
        CreateBlockSummary(header.CalculateId());
        return pending.Assembled;
    }

    private void ProcessResourceLimits(uint blockNum)
    {
        ResourceLimits.ProcessAccountLimitUpdates();
        var c = Db.GlobalProperty.Configuration;
        ResourceLimits.SetBlockParameters(
            ResourceLimitsManager.ElasticLimits(c.MaxBlockCpuUsage, c.TargetBlockCpuUsagePct, Config.BlockCpuUsageAverageWindowMs),
            ResourceLimitsManager.ElasticLimits(c.MaxBlockNetUsage, c.TargetBlockNetUsagePct, Config.BlockSizeAverageWindowMs));
        ResourceLimits.ProcessBlockUsage(blockNum);
    }

    private void CreateBlockSummary(Checksum256 id)
    {
        var row = Db.BlockSummaries.Get(BlockHeader.NumFromId(id) & 0xffff);
        Db.BlockSummaries.Modify(row with { BlockId = id });
    }

    private void CommitBlock(bool addToForkDb)
    {
        try
        {
            var block = Pending.Completed
                ?? throw ChainErrors.BlockValidateException.Error("cannot call commit_block until pending block is completed");
            if (addToForkDb)
            {
                _forks.Add(block);
                _forks.MarkValid(block);
                Emit(nameof(AcceptedBlockHeader), AcceptedBlockHeader, block);
                _head = _forks.Head;
                ChainErrors.ForkDatabaseException.Assert(ReferenceEquals(block, _head), "committed block did not become the new head in fork database");
            }
            // A reversible block that is replayed is not yet valid in nodeos, which makes its state anew.
            DeepMind?.OnAcceptedBlock(IsReplaying ? new(block.HeaderState, block.Block) : block);
            Emit(nameof(AcceptedBlock), AcceptedBlock, block);
            if (addToForkDb)
                LogIrreversible();
        }
        catch
        {
            AbortBlock();
            throw;
        }
        _pending!.Session?.Push();
        _pending = null;
    }
}
