namespace AppHost.Nodes;

/// <summary>The data of a node that runs as a process: <c>blocks/</c>, <c>state/</c>, … beside its config.ini.</summary>
public sealed class NodeDirectory(string path) : INodeData
{
    public string Path { get; } = path;

    public Task<bool> HasBlocksAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(System.IO.Path.Combine(Path, "blocks", "blocks.log")));

    public Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var directory in Directory.GetDirectories(Path)) // config.ini stays
            Directory.Delete(directory, recursive: true);
        return Task.CompletedTask;
    }
}
