using Antelope;
using Antelope.Chain;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>The block being built or applied, from start to commit (nodeos pending_state with building, assembled and completed block).</summary>
/// <param name="actionReceiptDigests">An empty list for <see cref="ActionReceiptDigests"/>: of a full block it is large, and used again for the next.</param>
internal sealed class PendingBlock(
    UndoSession? session, PendingBlockHeaderState headerState, BlockStatus status, Checksum256? producerBlockId, IReadOnlyList<Checksum256> newFeatures,
    List<Checksum256> actionReceiptDigests)
{
    /// <summary>Undoes the block unless it is pushed; null when sessions are skipped.</summary>
    public UndoSession? Session { get; } = session;
    public PendingBlockHeaderState HeaderState { get; } = headerState;
    public BlockStatus Status { get; } = status;

    /// <summary>Id of the received block that is being applied; null while producing.</summary>
    public Checksum256? ProducerBlockId { get; } = producerBlockId;

    /// <summary>Features that this block activates.</summary>
    public IReadOnlyList<Checksum256> NewFeatures { get; } = newFeatures;

    /// <summary>How many of <see cref="NewFeatures"/> have been activated so far.</summary>
    public int NewFeaturesActivated { get; set; }

    /// <summary>The proposed schedule that becomes pending with this block.</summary>
    public ProducerSchedule? NewPendingSchedule { get; set; }
    public List<TransactionMetadata> TransactionMetas { get; } = [];
    public List<TransactionReceipt> Receipts { get; } = [];

    /// <summary>The received block's transaction merkle root, already checked; null while producing.</summary>
    public Checksum256? TransactionMroot { get; set; }

    /// <summary>Leaves of the action merkle tree, until the block is assembled.</summary>
    public List<Checksum256> ActionReceiptDigests { get; } = actionReceiptDigests;
    public BlockReport Report { get; } = new();

    /// <summary>The unsigned block once assembled.</summary>
    public SignedBlock? Assembled { get; set; }

    /// <summary>The finished block.</summary>
    public BlockState? Completed { get; set; }

    public bool IsFeatureActivated(Checksum256 digest) =>
        Completed is { } completed
            ? completed.HeaderState.ActivatedProtocolFeatures.Contains(digest)
            : HeaderState.PrevActivatedProtocolFeatures.Contains(digest) || NewFeatures.Take(NewFeaturesActivated).Contains(digest);

    /// <summary>Remembers how much the block holds, to take back what a failed transaction added.</summary>
    public RestorePoint MakeRestorePoint() => new(this);

    /// <summary>Sizes of a block's lists; <see cref="Restore"/> cuts them back.</summary>
    public readonly struct RestorePoint(PendingBlock block)
    {
        private readonly int _receipts = block.Receipts.Count;
        private readonly int _metas = block.TransactionMetas.Count;
        private readonly int _digests = block.ActionReceiptDigests.Count;

        public void Restore()
        {
            block.Receipts.RemoveRange(_receipts, block.Receipts.Count - _receipts);
            block.TransactionMetas.RemoveRange(_metas, block.TransactionMetas.Count - _metas);
            block.ActionReceiptDigests.RemoveRange(_digests, block.ActionReceiptDigests.Count - _digests);
        }
    }
}
