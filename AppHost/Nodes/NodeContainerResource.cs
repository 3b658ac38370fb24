using Aspire.Hosting.ApplicationModel;
using LabModel;

namespace AppHost.Nodes;

/// <summary>A node that runs in a container.</summary>
internal sealed class NodeContainerResource(LabNode node, NodeEngine engine, NodeVolume data) : ContainerResource(node.Name), INodeResource
{
    public LabNode Node { get; } = node;

    public NodeEngine Engine { get; } = engine;

    public INodeData Data => data;

    public NodeStart NextStart { get; } = new();

    public bool IsPaused { get; set; }
}
