namespace Bench.Network;

/// <summary>One link for each two nodes, over which the later one calls the earlier one: the network can be cut in two.</summary>
internal sealed class Links : IAsyncDisposable
{
    private readonly Dictionary<(int Caller, int Called), Link> _links = [];

    /// <param name="ports">The p2p port of each node, on loopback.</param>
    public Links(IReadOnlyList<int> ports)
    {
        for (var caller = 1; caller < ports.Count; caller++)
        {
            for (var called = 0; called < caller; called++)
                _links.Add((caller, called), new(ports[called]));
        }
    }

    /// <summary>host:port of the peers that a node calls, by its number.</summary>
    public IEnumerable<string> PeersOf(int node) => _links.Where(l => l.Key.Caller == node).Select(l => l.Value.Address);

    /// <summary>Ends all connections between the two sides.</summary>
    /// <param name="isOnOneSide">Which side a node is on, by its number.</param>
    public Task CutAsync(Func<int, bool> isOnOneSide) =>
        Task.WhenAll(_links.Where(l => isOnOneSide(l.Key.Caller) != isOnOneSide(l.Key.Called)).Select(l => l.Value.CutAsync()));

    /// <summary>Lets the sides connect again.</summary>
    public void Heal(Func<int, bool> isOnOneSide)
    {
        foreach (var (_, link) in _links.Where(l => isOnOneSide(l.Key.Caller) != isOnOneSide(l.Key.Called)))
            link.Heal();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var link in _links.Values)
            await link.DisposeAsync();
    }
}
