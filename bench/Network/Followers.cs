namespace Bench.Network;

/// <summary>Nodes that start from snapshots of a running network, each engine from one of the other, and follow it.</summary>
/// <param name="network">The network; its first node is a DevNode, its second one of the other engine.</param>
/// <param name="other">The executable of the other engine.</param>
internal sealed class Followers(BootedNetwork network, string other) : IAsyncDisposable
{
    private NetworkNode[] _nodes = [];

    /// <summary>Those that were started.</summary>
    public IReadOnlyList<NetworkNode> Nodes => _nodes;

    public async Task StartAsync(CancellationToken cancellation) => _nodes = await Task.WhenAll(
        Handovers.FollowFromSnapshotAsync(network, network.Nodes[0], other, cancellation),
        Handovers.FollowFromSnapshotAsync(network, network.Nodes[1], Repository.DevNode, cancellation));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }
}
