namespace AppHost.Nodes;

/// <summary>A node's blocks and state, which survive its stop.</summary>
public interface INodeData
{
    /// <summary>Whether there is a block log, so a chain to continue; then the genesis is in it.</summary>
    Task<bool> HasBlocksAsync(CancellationToken cancellationToken);

    /// <summary>Deletes blocks and state. The node does not run.</summary>
    Task ClearAsync(CancellationToken cancellationToken);

    /// <summary>Brings a file that the node has written within reach of the host.</summary>
    /// <param name="path">The node's own absolute path of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The host's path.</returns>
    Task<string> OnHostAsync(string path, CancellationToken cancellationToken) => Task.FromResult(path);
}
