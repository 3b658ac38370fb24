using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>
/// state/state.bin: the state after the last irreversible block, written at a clean stop as a portable snapshot. The next start needs to
/// replay only what follows. It stays valid after a crash: the block log has the rest. Its sum is in state.bin.sha256.
/// </summary>
internal static class StateFile
{
    private const string FileName = "state.bin";

    /// <summary>The saved state; null when there is none or the file is damaged, which is logged.</summary>
    public static SnapshotFile? Read(NodePaths paths, ILogger log)
    {
        var file = PathOf(paths);
        if (!File.Exists(file))
            return null;
        try
        {
            var bytes = File.ReadAllBytes(file);
            if (FileChecksum.Matches(file, bytes) == true)
                return new(bytes);
            NodeLog.StateDamaged(log, file, "its sha256 is not the one beside it");
            return null;
        }
        catch (Exception e) when (e is ChainException or PackException)
        {
            NodeLog.StateDamaged(log, file, e.Message);
            return null;
        }
    }

    /// <summary>Undoes the reversible blocks (they are in the fork database) and writes what remains.</summary>
    public static void Write(NodePaths paths, Controller chain)
    {
        if (chain.ForkDb.Root is null)
            return;
        Directory.CreateDirectory(paths.StateDir);
        var file = PathOf(paths);
        FileChecksum.Replace(file, stream =>
        {
            var writer = new SnapshotFileWriter(stream);
            chain.WriteIrreversibleState(writer);
            writer.Complete();
        });
    }

    public static bool Exists(NodePaths paths) => File.Exists(PathOf(paths));

    private static string PathOf(NodePaths paths) => Path.Combine(paths.StateDir, FileName);
}
