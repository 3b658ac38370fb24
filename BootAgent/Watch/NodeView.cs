using Antelope.Api;
using BootAgent.Nodes;

namespace BootAgent.Watch;

/// <summary>The last that was seen of a node; without an answer only the error is new.</summary>
/// <param name="Node">Name of the node.</param>
/// <param name="Info">Its chain.</param>
/// <param name="Peers">Its connected peers.</param>
/// <param name="Error">Why it did not answer, null when it did.</param>
public sealed record NodeView(string Node, ChainInfo? Info, int Peers, string? Error);
