using LabModel;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Nodes;

/// <summary>Adds nodes that run as processes.</summary>
public static class NodeProcessBuilderExtensions
{
    /// <summary>A node that listens on the lab's loopback ports.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="node">Name and ports.</param>
    /// <param name="engine">What runs it.</param>
    /// <param name="directory">Its config.ini, blocks and state.</param>
    /// <param name="genesisFile">The genesis.json of its first start.</param>
    public static IResourceBuilder<NodeProcessResource> AddNodeProcess(this IDistributedApplicationBuilder builder, LabNode node, NodeEngine engine, string directory, string genesisFile) =>
        builder.AddResource(new NodeProcessResource(node, engine, new NodeDirectory(directory)))
            .WithNode(node.HttpPort, node.P2pPort)
            .WithArgs(context => AddArgumentsAsync(context, directory, genesisFile));

    private static async Task AddArgumentsAsync(CommandLineArgsCallbackContext context, string directory, string genesisFile)
    {
        var node = (NodeProcessResource)context.Resource;
        foreach (var arg in new[] { "--config-dir", directory, "--data-dir", directory })
            context.Args.Add(arg);
        if (!await node.Data.HasBlocksAsync(context.CancellationToken))
        {
            context.Args.Add("--genesis-json");
            context.Args.Add(genesisFile);
        }
        else if (node.NextStart.HardReplay)
        {
            context.Args.Add("--hard-replay-blockchain");
        }

        node.NextStart.HardReplay = false;
    }
}
