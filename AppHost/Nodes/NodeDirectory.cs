namespace AppHost.Nodes;

/// <summary>The data of a node that runs as a process: <c>blocks/</c>, <c>state/</c>, … beside its config.ini.</summary>
public sealed class NodeDirectory(string path) : INodeData
{
    private const string Snapshots = "snapshots"; // nodeos's default snapshots-dir

    public string Path { get; } = path;

    public Task<bool> HasBlocksAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(System.IO.Path.Combine(Path, "blocks", "blocks.log")));

    public Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var directory in Directory.GetDirectories(Path).Where(d => System.IO.Path.GetFileName(d) != Snapshots)) // config.ini stays too
            Directory.Delete(directory, recursive: true);
        return Task.CompletedTask;
    }
}
