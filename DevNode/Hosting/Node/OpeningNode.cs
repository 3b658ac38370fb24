namespace DevNode.Hosting;

/// <summary>A node whose chain is being opened on another thread; whoever gives up on it has it closed in order.</summary>
internal sealed class OpeningNode : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancellation;
    private readonly Task<Node> _node;

    /// <summary>Begins. <paramref name="stop"/> is called when the node itself asks to end, <paramref name="cancellation"/> ends a replay.</summary>
    public OpeningNode(NodeConfiguration configuration, Task<NodeLogging> logs, Action stop, CancellationToken cancellation)
    {
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _node = Task.Run(async () => Node.Open(configuration, TimeProvider.System, (await logs).Factory, stop, _cancellation.Token), CancellationToken.None);
    }

    /// <summary>The open node, disposed with this. Throws what <see cref="Node.Open"/> does.</summary>
    public Task<Node> Opened => _node;

    public async ValueTask DisposeAsync()
    {
        await _cancellation.CancelAsync();
        try
        {
            await (await _node).DisposeAsync();
        }
        catch (Exception) when (!_node.IsCompletedSuccessfully)
        {
            // Nothing is open then; whoever awaits Opened has the reason.
        }
        _cancellation.Dispose();
    }
}
