using AppHost.Configuration;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Nodes;

/// <summary>An Antelope node: a process with nodeos's options, HTTP API and p2p port.</summary>
public sealed class NodeResource(LabNode node, NodeEngine engine, string directory) : ExecutableResource(node.Name, engine.Path, directory)
{
    public const string HttpEndpointName = "http";
    public const string P2pEndpointName = "p2p";

    public LabNode Node { get; } = node;

    /// <summary>The node's config.ini, blocks and state.</summary>
    public string NodeDirectory { get; } = directory;

    public EndpointReference HttpEndpoint => new(this, HttpEndpointName);

    public EndpointReference P2pEndpoint => new(this, P2pEndpointName);

    /// <summary>Whether there is a chain to continue; then the genesis is in its block log.</summary>
    public bool HasBlocks => File.Exists(Path.Combine(NodeDirectory, "blocks", "blocks.log"));

    /// <summary>Asks the next start to rebuild the state from the block log.</summary>
    public bool HardReplay { get; set; }

    /// <summary>Whether it was last asked to stop producing; a node that starts produces.</summary>
    public bool IsPaused { get; set; }
}
