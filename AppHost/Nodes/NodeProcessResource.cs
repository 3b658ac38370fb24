using LabModel;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Nodes;

/// <summary>A node that runs as a process.</summary>
public sealed class NodeProcessResource(LabNode node, NodeEngine engine, NodeDirectory data) : ExecutableResource(node.Name, engine.Path, data.Path), INodeResource
{
    public LabNode Node { get; } = node;

    public NodeEngine Engine { get; } = engine;

    public INodeData Data => data;

    public NodeStart NextStart { get; } = new();

    public bool IsPaused { get; set; }
}
