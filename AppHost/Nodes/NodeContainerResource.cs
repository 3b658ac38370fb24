using Aspire.Hosting.ApplicationModel;
using LabModel;

namespace AppHost.Nodes;

/// <summary>A node that runs in a container.</summary>
internal sealed class NodeContainerResource(LabNode node, NodeEngine engine, NodeVolume data, string containerName) : ContainerResource(node.Name), INodeResource
{
    public LabNode Node { get; } = node;

    public NodeEngine Engine { get; } = engine;

    public INodeData Data => data;

    /// <summary>The container's name in the Docker engine.</summary>
    public string ContainerName { get; } = containerName;

    public NodeStart NextStart { get; } = new();

    public bool IsPaused { get; set; }
}
