using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Wasm;

namespace DevNode.Hosting;

/// <summary>Opens the chain's files and starts its controller from a given snapshot, the saved state, or genesis.</summary>
internal static class ChainOpener
{
    /// <summary>The started controller and its block log, which the caller disposes. Throws <see cref="OptionException"/>, <see cref="ChainException"/>, or <see cref="OperationCanceledException"/> when told to stop meanwhile.</summary>
    public static (Controller Chain, BlockLog Log) Open(NodeConfiguration configuration, TimeProvider time, ILoggerFactory logs, Action stop, Http.ChainRecords records, CancellationToken cancellation)
    {
        var log = logs.CreateLogger<Node>();
        var (values, paths) = (configuration.Values, configuration.Paths);
        ChainFiles.Prepare(values, paths, time, log);
        var given = GivenSnapshot(values, paths);
        var snapshot = given ?? SavedState(values, paths, time, log);
        var genesis = snapshot is null ? GenesisOptions.Find(values, paths, time) : null;
        var chainId = genesis?.ComputeChainId() ?? StateSnapshot.ChainIdOf(snapshot!);
        var features = ProtocolFeatureSet.CreateDefault();
        var blockLog = new BlockLog(paths.BlocksDir, logs.CreateLogger<BlockLog>(), Retention(values));
        try
        {
            var forks = ChainFiles.ReadForks(paths, features, log);
            var chain = new Controller(configuration.Controller, features, chainId, blockLog, forks, WasmInterface.For, time, logs.CreateLogger<Controller>());
            chain.PreAcceptedBlock += Checkpoints.From(values).Check;
            chain.Terminated += stop;
            records.Attach(chain);
            if (DeepMindOutput.From(values) is { } deepMind)
                chain.EnableDeepMind(deepMind);
            // On one thread for modules throughout: a replay would else be handed to one and back for every action.
            DeepStack.Run(() =>
            {
                if (snapshot is null)
                    chain.Startup(genesis!, cancellation);
                else
                    chain.Startup(snapshot, cancellation, isOwnState: given is null);
                records.OnStarted(chain);
            });
            cancellation.ThrowIfCancellationRequested();
            ChainFiles.DeleteForks(paths);
            blockLog.RemoveUnlessKept();
            if (values.Bool("integrity-hash-on-start"))
                NodeLog.IntegrityHash(log, chain.HeadBlockNum, chain.CalculateIntegrityHash().ToString());
            NodeLog.ChainStarted(log, chain.HeadBlockNum, chain.ChainId.ToString());
            return (chain, blockLog);
        }
        catch
        {
            blockLog.Dispose();
            throw;
        }
    }

    private static BlockLogRetention Retention(OptionValues values) =>
        values.IsGiven("block-log-retain-blocks") ? new(values.UInt32("block-log-retain-blocks")) : BlockLogRetention.All;

    /// <summary>The state of the last clean stop, when its block log is still there or none is kept.</summary>
    private static SnapshotFile? SavedState(OptionValues values, NodePaths paths, TimeProvider time, ILogger log)
    {
        var retention = Retention(values);
        if (!(retention.IsNone || File.Exists(Path.Combine(paths.BlocksDir, BlockLog.LogFileName))) || StateFile.Read(paths, log) is not { } saved
            || !(retention.IsNone || FitsBlockLog(saved, paths, retention, log)))
            return null;
        if (GenesisOptions.Provided(values, time) is { } genesis && genesis.ComputeChainId() != StateSnapshot.ChainIdOf(saved))
            throw new OptionException("option '--genesis-json': its chain ID does not match the existing chain ID in the database state; it is not necessary when an initialized database state already exists");
        return saved;
    }

    /// <summary>True when the block log has the block whose state was saved, or starts right after it.</summary>
    private static bool FitsBlockLog(SnapshotFile saved, NodePaths paths, BlockLogRetention retention, ILogger log)
    {
        using var blockLog = new BlockLog(paths.BlocksDir, log, retention);
        var head = StateSnapshot.HeadOf(saved);
        var fits = blockLog.ReadBlockIdByNum(head.BlockNum) == head.Id || (blockLog.Head is null && blockLog.FirstBlockNum == head.BlockNum + 1);
        if (!fits)
            NodeLog.StateIgnored(log, $"block {head.BlockNum} {head.Id} is not in the block log");
        return fits;
    }

    private static SnapshotFile? GivenSnapshot(OptionValues values, NodePaths paths)
    {
        if (values.TextOrNull("snapshot") is not { } path)
            return null;
        if (!File.Exists(path))
            throw new OptionException($"option '--snapshot': Cannot load snapshot, {Path.GetFullPath(path)} does not exist");
        foreach (var option in new[] { "genesis-timestamp", "genesis-json" }.Where(values.IsGiven))
            throw new OptionException($"option '--snapshot' is incompatible with --{option} as the snapshot contains genesis information");
        if (StateFile.Exists(paths))
            throw new OptionException("option '--snapshot': Snapshot can only be used to initialize an empty database");
        try
        {
            var bytes = File.ReadAllBytes(path);
            return FileChecksum.Matches(path, bytes) == false
                ? throw new OptionException($"option '--snapshot': the sha256 of {Path.GetFullPath(path)} is not the one beside it: the file is damaged")
                : new(bytes);
        }
        catch (Exception e) when (e is ChainException or PackException)
        {
            throw new OptionException($"option '--snapshot': {Path.GetFullPath(path)}: {e.Message}");
        }
    }
}
