using Antelope;
using Antelope.Chain;

namespace DevNode.Net;

/// <summary>What became of a peer's block.</summary>
public enum BlockOutcome
{
    /// <summary>Applied or kept on a fork.</summary>
    Accepted,

    /// <summary>The chain had it already.</summary>
    Known,

    /// <summary>Not looked at, since this node is producing a block itself or its sender has gone.</summary>
    Dropped,

    /// <summary>Unlinkable or invalid.</summary>
    Rejected,
}

/// <summary>The node behind the network, as peers use it. Every member may be called on any thread.</summary>
public interface IPeerChain
{
    Checksum256 ChainId { get; }

    /// <summary>The newest state; a new object whenever it changes.</summary>
    ChainInfo Info { get; }

    /// <summary>The block of the best branch with that number; null when there is none.</summary>
    Task<SignedBlock?> FetchBlockByNumberAsync(uint number);

    /// <summary>The block with that id; null when it is not known.</summary>
    Task<SignedBlock?> FetchBlockByIdAsync(Checksum256 id);

    /// <summary>Id of the block with that number; null when there is none (nodeos unknown_block_exception).</summary>
    Task<Checksum256?> BlockIdForNumAsync(uint number);

    /// <summary>
    /// Takes a block; the reason of a rejection is logged by the chain. It is not looked at any more once its sender's connection is
    /// closed (nodeos process_signed_block).
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="id">Its id.</param>
    /// <param name="closed">Cancelled with the connection.</param>
    /// <param name="judged">Told what became of it, quickly and on any thread; blocks are told in the order in which they were judged. Not called when the node goes down first.</param>
    void AcceptBlock(SignedBlock block, Checksum256 id, CancellationToken closed, Action<BlockOutcome> judged);

    /// <summary>Evaluates a transaction; completes when it was executed or refused, never with an exception.</summary>
    Task AcceptTransactionAsync(PackedTransaction transaction);

    /// <summary>True for a key this node signs blocks with.</summary>
    bool IsProducerKey(PublicKey key);
}
