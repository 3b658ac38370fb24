using Antelope.Api;
using BootAgent.Nodes;

namespace BootAgent.Watch;

/// <summary>The last that was seen of a node; without an answer only the error is new.</summary>
/// <param name="Node">Name of the node.</param>
/// <param name="Info">Its chain.</param>
/// <param name="Peers">Its connected peers.</param>
/// <param name="Error">Why it did not answer, null when it did.</param>
public sealed record NodeView(string Node, ChainInfo? Info, int Peers, string? Error)
{
    /// <summary>Its state database, null where it does not tell.</summary>
    public DatabaseSize? Database { get; init; }

    /// <summary>Its process, null where it cannot be seen.</summary>
    public ProcessUsage? Process { get; init; }

    /// <summary>Its own metrics, none where it has none.</summary>
    public IReadOnlyList<PrometheusSample> Samples { get; init; } = [];
}
