using System.Text.Json;
using Bench.Network;
using DevNode.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bench.Speed;

/// <summary>DevNode's speed beside nodeos's.</summary>
internal static class SpeedCommand
{
    public const string Usage = """
        speed [--nodeos PATH] [--transfers 5000] [--connections 8] [--accounts 10000] [--directory DIR]
            One producer of each engine (DevNode alone without --nodeos or LAB_NODEOS): token transfers over HTTP, each checked to be in a
            block, processor time and bytes written meanwhile, resident memory, start with an existing chain, and the replay of
            DevNode's block log by both, with all checks (--force-all-checks) and without. Prints a table; ends with an exception when a transaction was not executed.
        """;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var options = SpeedOptions.Parse(arguments);
        var root = options.Directory ?? Directory.CreateTempSubdirectory("lab-speed-").FullName;
        Directory.CreateDirectory(root);
        await WriteGenesisAsync(root, cancellation);
        try
        {
            TransferChain? chain = null;
            var runs = new[] { Repository.DevNode, options.Nodeos }.OfType<string>().Select(e => new EngineRun(e, root, options)).ToList();
            foreach (var run in runs)
                await run.MeasureChainAsync((info, firstBlock) => chain ??= new(info.ChainId, firstBlock, options.Accounts), cancellation);
            var (blocks, transactions) = Count(runs[0].BlockLog);
            foreach (var checks in (bool[])[true, false])
            {
                foreach (var run in runs)
                    await run.MeasureReplayAsync(runs[0].BlockLog, blocks, transactions, checks, cancellation);
            }
            SpeedFigures.Print(runs[0].Figures, runs.Count > 1 ? runs[1].Figures : null);
            return 0;
        }
        finally
        {
            if (options.Directory is null)
                Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Writes the genesis that an <see cref="EngineRun"/> in this directory starts from.</summary>
    internal static Task WriteGenesisAsync(string root, CancellationToken cancellation) =>
        File.WriteAllTextAsync(Path.Combine(root, "genesis.json"), JsonSerializer.Serialize(new
        {
            initial_timestamp = "2025-01-01T00:00:00.000",
            initial_key = TransferChain.Key.PublicKey.ToString(),
            initial_configuration = GenesisConfiguration.Tutorial,
        }), cancellation);

    /// <summary>The number of the last block of a log, and the transactions in all its blocks.</summary>
    private static (uint Blocks, int Transactions) Count(string path)
    {
        using var log = new BlockLog(Path.GetDirectoryName(path)!, NullLogger.Instance);
        var transactions = 0;
        for (var number = log.FirstBlockNum; number <= log.HeadBlockNum; number++)
            transactions += log.ReadBlockByNum(number)!.Transactions.Count;
        return (log.HeadBlockNum, transactions);
    }
}
