using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Surface whose bodies follow as the execution half arrives.</content>
public sealed partial class Controller
{
    /// <summary>Starts a new chain, or replays the block log of one from its genesis.</summary>
    public void Startup(GenesisState genesis, CancellationToken shutdown = default) => throw new NotImplementedException();

    /// <summary>Starts a pending block at <paramref name="when"/> that confirms so many blocks before it and activates these features.</summary>
    public void StartBlock(BlockTimestamp when, ushort confirmBlockCount, IReadOnlyList<Checksum256> newProtocolFeatureActivations, TimePoint deadline) => throw new NotImplementedException();

    /// <summary>Executes a transaction in the pending block. Times in microseconds; <paramref name="maxTransactionTimeUs"/> long.MaxValue for no limit.</summary>
    public TransactionTrace PushTransaction(
        TransactionMetadata trx, TimePoint blockDeadline, long maxTransactionTimeUs, uint billedCpuTimeUs, bool explicitBilledCpuTime, long subjectiveCpuBillUs) =>
        throw new NotImplementedException();

    /// <summary>Executes a deferred transaction in the pending block.</summary>
    public TransactionTrace PushScheduledTransaction(
        Checksum256 trxId, TimePoint blockDeadline, long maxTransactionTimeUs, uint billedCpuTimeUs, bool explicitBilledCpuTime) =>
        throw new NotImplementedException();

    /// <summary>Assembles and signs the pending block; commit it next.</summary>
    public BlockState FinalizeBlock(BlockReport report, Func<Checksum256, IReadOnlyList<Signature>> signer) => throw new NotImplementedException();

    /// <summary>Makes the finalized block the head.</summary>
    public void CommitBlock() => throw new NotImplementedException();

    /// <summary>Drops the pending block and returns the transactions that were applied in it.</summary>
    public IReadOnlyList<TransactionMetadata> AbortBlock() => throw new NotImplementedException();

    /// <summary>Checks a received block's header, signatures and merkle root; null when its predecessor is unknown. Any thread.</summary>
    public BlockState? CreateBlockState(Checksum256 id, SignedBlock block) => throw new NotImplementedException();

    /// <summary>
    /// Adds a received block and applies the best fork. <paramref name="forkedBranch"/> gets the blocks that were popped;
    /// <paramref name="trxLookup"/> gives metadata with recovered keys that the caller has at hand.
    /// </summary>
    public void PushBlock(
        BlockReport report, BlockState blockState, Action<IReadOnlyList<BlockState>>? forkedBranch = null, Func<Checksum256, TransactionMetadata?>? trxLookup = null) =>
        throw new NotImplementedException();

    /// <summary>Proposes a schedule; its version, or -1 when nothing changes or another proposal waits.</summary>
    public long SetProposedProducers(IReadOnlyList<ProducerAuthority> producers) => throw new NotImplementedException();
}
