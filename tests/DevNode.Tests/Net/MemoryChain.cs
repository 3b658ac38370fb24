using System.Collections.Concurrent;
using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.Net;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Net;

/// <summary>A chain of recorded blocks for tests of the network alone: takes the next block by its id, executes nothing.</summary>
internal sealed class MemoryChain : IPeerChain
{
    private readonly Lock _lock = new();
    private readonly List<(SignedBlock Block, Checksum256 Id)> _blocks = [];
    private volatile ChainInfo _info = null!;

    public MemoryChain(IEnumerable<SignedBlock> blocks)
    {
        foreach (var block in blocks)
            Append(block);
    }

    public Checksum256 ChainId { get; init; } = Checksum256.Parse("fa288e857f4e48b7e69d68a42246718e30974db1893d533e24529f6020179df3");
    public ChainInfo Info => _info;
    public ConcurrentQueue<PackedTransaction> Transactions { get; } = new();

    /// <summary>Told every block that a peer sent.</summary>
    public event Action<SignedBlock, Checksum256>? Accepted;

    /// <summary>Blocks of the golden p2p chain, the first ones.</summary>
    public static IReadOnlyList<SignedBlock> Recorded(int count)
    {
        var directory = Directory.CreateTempSubdirectory("blocks").FullName;
        File.Copy(Golden.PathOf("p2p/blocks.log"), Path.Combine(directory, "blocks.log"));
        using var log = new BlockLog(directory, NullLogger.Instance);
        var blocks = Enumerable.Range(1, count).Select(n => log.ReadBlockByNum((uint)n)!).ToList();
        Directory.Delete(directory, recursive: true);
        return blocks;
    }

    /// <summary>Adds a block as if it had been made here; irreversible is the one before.</summary>
    public Checksum256 Append(SignedBlock block)
    {
        var id = block.Header.CalculateId();
        lock (_lock)
        {
            _blocks.Add((block, id));
            var lib = _blocks[Math.Max(0, _blocks.Count - 2)];
            _info = new(lib.Block.BlockNum, lib.Id, block.BlockNum, id, block.BlockNum, id);
        }
        return id;
    }

    public Task<SignedBlock?> FetchBlockByNumberAsync(uint number) => Task.FromResult(Find(number)?.Block);
    public Task<SignedBlock?> FetchBlockByIdAsync(Checksum256 id) =>
        Task.FromResult(Find(BlockHeader.NumFromId(id)) is { } found && found.Id == id ? found.Block : null);
    public Task<Checksum256?> BlockIdForNumAsync(uint number) => Task.FromResult(Find(number)?.Id);
    public bool IsProducerKey(PublicKey key) => false;

    public void AcceptBlock(SignedBlock block, Checksum256 id, CancellationToken closed, Action<BlockOutcome> judged) => judged(Judge(block, id));

    public Task AcceptTransactionAsync(PackedTransaction transaction)
    {
        Transactions.Enqueue(transaction);
        return Task.CompletedTask;
    }

    private BlockOutcome Judge(SignedBlock block, Checksum256 id)
    {
        if (Find(block.BlockNum) is { } known && known.Id == id)
            return BlockOutcome.Known;
        if (block.Header.Previous != _info.HeadId)
            return BlockOutcome.Rejected;
        Append(block);
        Accepted?.Invoke(block, id);
        return BlockOutcome.Accepted;
    }

    private (SignedBlock Block, Checksum256 Id)? Find(uint number)
    {
        lock (_lock)
            return number >= 1 && number <= _blocks.Count ? _blocks[(int)number - 1] : null;
    }
}
