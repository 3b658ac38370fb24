using AppHost.Containers;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LabModel;

namespace AppHost.Nodes;

/// <summary>Adds nodes that run in containers.</summary>
internal static class NodeContainerBuilderExtensions
{
    /// <summary>A node on the lab's private network, published on the lab's loopback ports.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="node">Name and ports, the same inside and outside.</param>
    /// <param name="engine">What runs it.</param>
    /// <param name="containers">What the lab's containers have in common.</param>
    /// <param name="configFile">Its config.ini, which has its private key: a read-only mount, never an argument or a variable.</param>
    /// <param name="genesisFile">The genesis.json of its first start.</param>
    public static IResourceBuilder<NodeContainerResource> AddNodeContainer(this IDistributedApplicationBuilder builder, LabNode node, NodeEngine engine, LabContainers containers, string configFile, string genesisFile)
    {
        var volume = new NodeVolume(containers.Names.Volume(node), containers.Names.Container(node.Name), Path.GetDirectoryName(configFile)!, containers);
        var resource = builder.AddResource(new NodeContainerResource(node, engine, volume))
            .WithImage(containers.NodeImage)
            .OnBeforeResourceStarted((_, _, token) => volume.EnsureAsync(token))
            .WithNode(node.HttpPort, node.P2pPort)
            .WithBindMount(configFile, "/config/config.ini", isReadOnly: true)
            .WithBindMount(genesisFile, "/config/genesis.json", isReadOnly: true)
            .WithVolume(volume.Name, "/data")
            .WithArgs(context => // the image adds the directories, and the genesis at the first start
            {
                var started = (NodeContainerResource)context.Resource;
                if (started.NextStart.HardReplay)
                    context.Args.Add("--hard-replay-blockchain");
                started.NextStart.HardReplay = false;
            });
        return containers.Confine(resource);
    }
}
