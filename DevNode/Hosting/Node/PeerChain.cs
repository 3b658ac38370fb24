using System.Diagnostics;
using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Net;

namespace DevNode.Hosting;

/// <summary>The chain as the network sees it.</summary>
internal sealed class PeerChain : IPeerChain
{
    private readonly ChainThread _thread;
    private readonly BlockProducer _producer;
    private readonly ILogger _log;
    private volatile ChainInfo _info;

    public PeerChain(Controller chain, ChainThread thread, BlockProducer producer, ILogger log)
    {
        _thread = thread;
        _producer = producer;
        _log = log;
        ChainId = chain.ChainId;
        _info = InfoOf(chain);
        chain.AcceptedBlock += _ => _info = InfoOf(chain);
        chain.IrreversibleBlock += _ => _info = InfoOf(chain);
    }

    public Checksum256 ChainId { get; }
    public ChainInfo Info => _info;

    public Task<SignedBlock?> FetchBlockByNumberAsync(uint number) =>
        _thread.RunAsync(chain => chain.FetchBlockByNumber(number), ChainPriority.Medium);

    public Task<SignedBlock?> FetchBlockByIdAsync(Checksum256 id) =>
        _thread.RunAsync(chain => chain.FetchBlockById(id), ChainPriority.Medium);

    public Task<Checksum256?> BlockIdForNumAsync(uint number) => _thread.RunAsync<Checksum256?>(chain =>
    {
        try
        {
            return chain.GetBlockIdForNum(number);
        }
        catch (ChainException e) when (e.Is(ChainErrors.UnknownBlockException))
        {
            return null;
        }
    }, ChainPriority.Medium);

    public void AcceptBlock(SignedBlock block, Checksum256 id, CancellationToken closed, Action<BlockOutcome> judged)
    {
        if (block.Header.Previous == _info.HeadId)
            _producer.ReceivedBlock(block.BlockNum);
        var span = Activity.Current?.Context ?? default;
        _thread.Post(chain =>
        {
            using var applying = closed.IsCancellationRequested ? null : BlockSpans.Applying(block, id, span);
            judged(closed.IsCancellationRequested ? BlockOutcome.Dropped : AcceptBlock(chain, block, id));
        }, ChainPriority.Medium);
    }

    public async Task AcceptTransactionAsync(PackedTransaction transaction)
    {
        try
        {
            await _producer.PushTransactionAsync(transaction, persistUntilExpired: false, readOnly: false, returnFailureTrace: false);
        }
        catch (Exception e) when (e is ChainException or PackException or CryptographicException or FormatException)
        {
            ProducerLog.PeerTransactionRejected(_log, e.Message);
        }
        catch (OperationCanceledException)
        {
            // The node is going down.
        }
    }

    public bool IsProducerKey(PublicKey key) => _producer.IsProducerKey(key);

    private BlockOutcome AcceptBlock(Controller chain, SignedBlock block, Checksum256 id)
    {
        try
        {
            if (chain.FetchBlockById(id) is not null)
                return BlockOutcome.Known;
            var accepted = _producer.OnIncomingBlock(block, id);
            _info = InfoOf(chain);
            return accepted ? BlockOutcome.Accepted : BlockOutcome.Dropped;
        }
        catch (ChainException e) when (e.Is(ChainErrors.UnlinkableBlockException))
        {
            // Live blocks reach a node that still catches up; the synchronization brings what is missing.
            ProducerLog.BlockUnlinkable(_log, block.BlockNum, id.ToString());
            return BlockOutcome.Rejected;
        }
        catch (Exception e)
        {
            var reason = e switch
            {
                ChainException refused => $"{refused.Type}: {string.Join("; ", refused.Details)}",
                PackException or CryptographicException or FormatException => e.Message,
                _ => e.ToString(), // As nodeos: whatever a peer's block brings about is no more than its rejection.
            };
            ProducerLog.BlockRejected(_log, block.BlockNum, id.ToString(), reason);
            return BlockOutcome.Rejected;
        }
    }

    private static ChainInfo InfoOf(Controller chain) => new(
        chain.LastIrreversibleBlockNum, chain.LastIrreversibleBlockId, chain.HeadBlockNum, chain.HeadBlockId,
        chain.ForkDbPendingHeadBlockNum, chain.ForkDbPendingHeadBlockId);
}
