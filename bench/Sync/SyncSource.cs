using Antelope;
using Antelope.Chain;
using Bench.Speed;
using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bench.Sync;

/// <summary>A chain to be fetched: its files and what is in it.</summary>
/// <param name="What">What it is called in the table.</param>
/// <param name="Directory">Holds genesis.json and blocks.log.</param>
/// <param name="Blocks">Number of its last irreversible block, the last of the log.</param>
/// <param name="Transactions">Transactions in all its blocks.</param>
internal sealed record SyncSource(string What, string Directory, uint Blocks, int Transactions)
{
    private const int Accounts = 100;

    // As many as the default block limit of 200 ms takes.
    private const uint BilledMicroseconds = 100;

    /// <summary>Makes a chain of one producer whose last blocks were due a moment ago.</summary>
    /// <param name="what">What it is called in the table.</param>
    /// <param name="directory">Where its files go.</param>
    /// <param name="blocks">How many blocks, beside those that prepare the transfers.</param>
    /// <param name="transfers">Token transfers in each of them; with 0 the blocks are empty.</param>
    public static SyncSource Make(string what, string directory, int blocks, int transfers)
    {
        System.IO.Directory.CreateDirectory(directory);
        var genesis = new GenesisState(TimePoint.Parse("2025-01-01T00:00:00.000"), TransferChain.Key.PublicKey, new());
        File.WriteAllText(Path.Combine(directory, "genesis.json"), GenesisJson.Write(genesis));
        using var log = new BlockLog(directory, NullLogger.Instance);
        using var chain = new Controller(
            new(), ProtocolFeatureSet.CreateDefault(), genesis.ComputeChainId(), log, new ForkDatabase(), WasmInterface.For, TimeProvider.System, NullLogger.Instance);
        chain.Startup(genesis);
        var slot = BlockTimestamp.From(TimePoint.From(TimeProvider.System.GetUtcNow())).Slot - (uint)blocks - 100;
        if (transfers > 0)
        {
            var all = new TransferChain(chain.ChainId, chain.HeadBlockId, Accounts);
            foreach (var transaction in all.Setup)
                Produce(chain, ++slot, [transaction]);
            for (var block = 0; block < blocks; block++)
                Produce(chain, ++slot, Enumerable.Range(block * transfers, transfers).AsParallel().AsOrdered().Select(i => all.Transfer(i, what)));
        }
        else
        {
            for (var block = 0; block < blocks; block++)
                Produce(chain, ++slot, []);
        }
        var last = log.HeadBlockNum;
        var transactions = Enumerable.Range(1, (int)last).Sum(n => log.ReadBlockByNum((uint)n)!.Transactions.Count);
        return new(what, directory, last, transactions);
    }

    private static void Produce(Controller chain, uint slot, IEnumerable<PackedTransaction> transactions)
    {
        chain.StartBlock(new BlockTimestamp(slot), 0);
        foreach (var transaction in transactions)
        {
            var keys = TransactionMetadata.RecoverKeys(transaction, chain.ChainId, TransactionType.Input, long.MaxValue, uint.MaxValue, TimeProvider.System);
            if (chain.PushTransaction(keys, TimePoint.MaxValue, long.MaxValue, BilledMicroseconds, true, 0).Except is { } failed)
                throw new InvalidOperationException($"a transaction of the chain to be fetched fails: {failed.Message}");
        }
        chain.FinalizeBlock(new(), digest => [TransferChain.Key.Sign(digest)]);
        chain.CommitBlock();
    }
}
