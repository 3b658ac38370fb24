using AppHost.Configuration;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Nodes;

/// <summary>Adds Antelope nodes to an application.</summary>
public static class NodeBuilderExtensions
{
    /// <summary>A node with fixed ports, healthy when its HTTP API answers.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="node">Name and ports.</param>
    /// <param name="engine">What runs it.</param>
    /// <param name="directory">Its config.ini, blocks and state.</param>
    /// <param name="genesisFile">The genesis.json of its first start.</param>
    public static IResourceBuilder<NodeResource> AddAntelopeNode(this IDistributedApplicationBuilder builder, LabNode node, NodeEngine engine, string directory, string genesisFile) =>
        builder.AddResource(new NodeResource(node, engine, directory))
            .WithIconName("CubeLink")
            .WithHttpEndpoint(node.HttpPort, node.HttpPort, NodeResource.HttpEndpointName, isProxied: false)
            .WithEndpoint(node.P2pPort, node.P2pPort, "tcp", NodeResource.P2pEndpointName, isProxied: false)
            .WithEndpoint(NodeResource.HttpEndpointName, e => e.TargetHost = "127.0.0.1")
            .WithEndpoint(NodeResource.P2pEndpointName, e => e.TargetHost = "127.0.0.1")
            .WithUrlForEndpoint(NodeResource.HttpEndpointName, url => (url.Url, url.DisplayText) = ($"{node.HttpUrl}/v1/chain/get_info", $"HTTP {node.HttpPort}"))
            .WithUrlForEndpoint(NodeResource.P2pEndpointName, url => url.DisplayText = $"p2p {node.P2pPort}")
            .WithHttpHealthCheck("/v1/chain/get_info", endpointName: NodeResource.HttpEndpointName)
            .WithArgs(context => AddArguments(context.Args, (NodeResource)context.Resource, genesisFile))
            .WithOtlpExporter()
            .WithNodeCommands();

    private static void AddArguments(IList<object> args, NodeResource node, string genesisFile)
    {
        args.Add("--config-dir");
        args.Add(node.NodeDirectory);
        args.Add("--data-dir");
        args.Add(node.NodeDirectory);
        if (!node.HasBlocks)
        {
            args.Add("--genesis-json");
            args.Add(genesisFile);
        }
        else if (node.HardReplay)
        {
            args.Add("--hard-replay-blockchain");
        }

        (node.HardReplay, node.IsPaused) = (false, false);
    }
}
