using Antelope;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>The files of a chain: what the options ask to be deleted or repaired, then the block log and the reversible blocks.</summary>
internal static class ChainFiles
{
    /// <summary>Carries out delete-all-blocks, hard-replay-blockchain and replay-blockchain.</summary>
    public static void Prepare(OptionValues values, NodePaths paths, TimeProvider time, ILogger log)
    {
        var truncateAt = values.UInt32("truncate-at-block");
        if (values.Bool("delete-all-blocks"))
        {
            NodeLog.DeletingBlocks(log);
            Clear(paths.StateDir);
            Clear(paths.BlocksDir);
        }
        else if (values.Bool("hard-replay-blockchain"))
        {
            NodeLog.HardReplay(log);
            Clear(paths.StateDir);
            BlockLogRepair.Run(paths, truncateAt, time, log);
        }
        else if (values.Bool("replay-blockchain"))
        {
            NodeLog.Replay(log);
            Clear(paths.StateDir);
        }
        if (truncateAt > 0 && !values.Bool("hard-replay-blockchain"))
            NodeLog.TruncateIgnored(log);
    }

    /// <summary>
    /// The reversible blocks of the last run; <see cref="DeleteForks"/> once they are applied. A file that is not what was written is left
    /// out, peers have the blocks; one of nodeos that is damaged is fork_database_exception, as there.
    /// </summary>
    public static ForkDatabase ReadForks(NodePaths paths, ProtocolFeatureSet features, ILogger log)
    {
        var forks = new ForkDatabase();
        var file = Path.Combine(paths.ReversibleDir, ForkDatabaseFile.FileName);
        if (!File.Exists(file))
            return forks;
        var bytes = File.ReadAllBytes(file);
        if (FileChecksum.Matches(file, bytes) == false)
        {
            NodeLog.ForksDamaged(log, file);
            return forks;
        }
        try
        {
            ForkDatabaseFile.Unpack(forks, bytes, features);
            return forks;
        }
        catch (PackException e)
        {
            throw ChainErrors.ForkDatabaseException.Error($"{file} is damaged: {e.Message}");
        }
    }

    /// <summary>Deletes the file: a crash must not leave blocks behind that are out of date.</summary>
    public static void DeleteForks(NodePaths paths)
    {
        if (Directory.Exists(paths.ReversibleDir))
            FileChecksum.Delete(Path.Combine(paths.ReversibleDir, ForkDatabaseFile.FileName));
    }

    /// <summary>Keeps the reversible blocks for the next run.</summary>
    public static void WriteForks(NodePaths paths, ForkDatabase forks)
    {
        if (forks.Root is null || forks.Head is null)
            return;
        Directory.CreateDirectory(paths.ReversibleDir);
        var file = Path.Combine(paths.ReversibleDir, ForkDatabaseFile.FileName);
        FileChecksum.Replace(file, stream => stream.Write(ForkDatabaseFile.Pack(forks)));
    }

    private static void Clear(string directory)
    {
        if (!Directory.Exists(directory))
            return;
        foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
                inner.Delete(recursive: true);
            else
                entry.Delete();
        }
    }
}
