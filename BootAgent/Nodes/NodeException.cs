namespace BootAgent.Nodes;

/// <summary>A node's refusal: its HTTP status and nodeos's error object.</summary>
public sealed class NodeException(string node, string path, int status, NodeError error)
    : Exception($"{node} refused {path}: {error}")
{
    /// <summary>Name of the node.</summary>
    public string Node { get; } = node;

    /// <summary>HTTP status, such as 500.</summary>
    public int Status { get; } = status;

    /// <summary>What the node says.</summary>
    public NodeError Error { get; } = error;
}

/// <summary>nodeos's error object: code, name, what, and the messages of its details.</summary>
public sealed record NodeError(long Code, string Name, string What, IReadOnlyList<string> Details)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Code} {Name}: {What}{(Details.Count == 0 ? "" : $" ({string.Join("; ", Details)})")}";
}
