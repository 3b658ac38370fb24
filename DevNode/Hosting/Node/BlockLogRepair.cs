using System.Globalization;
using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>Writes a block log anew with the blocks that are whole and linked, up to a number; the old directory is kept beside it (nodeos repair_log).</summary>
internal static class BlockLogRepair
{
    /// <param name="paths">Where the log is.</param>
    /// <param name="truncateAt">Last block to keep; 0 for all.</param>
    /// <param name="time">Names the copy.</param>
    /// <param name="log">Told what was kept.</param>
    public static void Run(NodePaths paths, uint truncateAt, TimeProvider time, ILogger log)
    {
        if (!File.Exists(Path.Combine(paths.BlocksDir, BlockLog.LogFileName)))
            return;
        ChainErrors.BlockLogUnsupportedVersion.Assert(!BlockLogHeader.ReadFrom(paths.BlocksDir).IsPruned,
            "Block log is currently in pruned format, it must be vacuumed before doing this operation");
        var backup = $"{paths.BlocksDir.TrimEnd('/')}-{time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture)}";
        Directory.Move(paths.BlocksDir, backup);
        using (var old = new BlockLog(backup, log))
        using (var repaired = new BlockLog(paths.BlocksDir, log))
        {
            repaired.Reset(old.Header!, null);
            Copy(old, repaired, truncateAt);
            NodeLog.BlockLogRepaired(log, repaired.HeadBlockNum, old.HeadBlockNum, backup);
        }
        var forks = Path.Combine(backup, Path.GetFileName(paths.ReversibleDir), ForkDatabaseFile.FileName);
        if (truncateAt == 0 && File.Exists(forks))
        {
            Directory.CreateDirectory(paths.ReversibleDir);
            FileChecksum.Copy(forks, Path.Combine(paths.ReversibleDir, ForkDatabaseFile.FileName));
        }
    }

    private static void Copy(BlockLog old, BlockLog repaired, uint truncateAt)
    {
        foreach (var block in old.WholeBlocks().TakeWhile(b => truncateAt == 0 || b.BlockNum <= truncateAt))
            repaired.Append(block, block.Header.CalculateId());
    }
}
