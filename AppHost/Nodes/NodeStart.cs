namespace AppHost.Nodes;

/// <summary>What a node's next start is to do besides starting. The start takes it: it counts once.</summary>
public sealed class NodeStart
{
    /// <summary>Delete blocks and state first: the node fetches the chain from its peers.</summary>
    public bool Clean { get; set; }

    /// <summary>Rebuild the state from the block log (<c>--hard-replay-blockchain</c>).</summary>
    public bool HardReplay { get; set; }
}
