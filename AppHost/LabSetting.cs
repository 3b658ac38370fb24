using AppHost.Boot;
using AppHost.Containers;
using AppHost.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LabModel;
using LabModel.State;

namespace AppHost;

/// <summary>What a lab runs on: engine, isolation, images.</summary>
/// <param name="Engine">What runs a node.</param>
/// <param name="Isolation">What a node runs in.</param>
/// <param name="Names">The names of its containers, volumes and network.</param>
/// <param name="Containers">What they have in common; null where nodes are processes.</param>
internal sealed record LabSetting(NodeEngine Engine, LabIsolation Isolation, LabNames Names, LabContainers? Containers)
{
    /// <summary>Chooses, clears what an earlier run left behind, and the lab's chain when asked to, and looks whether all is there.</summary>
    /// <exception cref="LabConfigurationException">The lab cannot run as it is configured.</exception>
    public static async Task<LabSetting> PrepareAsync(LabOptions lab, LabDirectory directory, bool clean, CancellationToken cancellationToken)
    {
        var names = new LabNames(lab.Name, directory.Root);
        var isolation = await LabIsolation.ChooseAsync(lab, directory, clean, cancellationToken);
        try
        {
            if (isolation.IsContainer)
                await LabLeftovers.RemoveAsync(names, cancellationToken); // they may hold the lab's ports
            var found = isolation.IsContainer ? await FindContainersAsync(lab, names, isolation, cancellationToken) : new(null, null, null);
            var engine = found.Engine!;
            LabConfigurationException.ThrowIfAny(
                () => engine ??= NodeEngine.Choose(lab, Environment.GetEnvironmentVariable("PATH")),
                () => PortCheck.ThrowIfTaken(lab),
                AspireEngine.Locate);
            if (clean && (isolation.IsContainer || LabIsolation.IsInContainers(directory)))
                await LabLeftovers.RemoveVolumesAsync(names, cancellationToken);
            if (clean)
                directory.Clear();
            if (found.Containers is null && isolation.IsContainer)
                isolation = new(null, found.Problem!);
            isolation.Remember(directory);
            return new(engine, isolation, names, found.Containers);
        }
        catch (DockerException e)
        {
            throw new LabConfigurationException([$"Lab:Isolation: {e.Message}"]);
        }
    }

    /// <summary>Engine and images in containers; where processes would do as well, the problem instead.</summary>
    private static async Task<Found> FindContainersAsync(LabOptions lab, LabNames names, LabIsolation isolation, CancellationToken cancellationToken)
    {
        try
        {
            var engine = NodeEngine.ChooseForContainers(lab, Environment.GetEnvironmentVariable("PATH"));
            return new(engine, await LabContainers.PrepareAsync(lab, engine, isolation.Engine!, names, cancellationToken), null);
        }
        catch (DockerException e) when (isolation.IsFree)
        {
            return new(null, null, e.Message);
        }
    }

    private sealed record Found(NodeEngine? Engine, LabContainers? Containers, string? Problem);
}

/// <summary>Adds the lab's resources, as processes or in containers.</summary>
internal static class LabSettingExtensions
{
    public static IReadOnlyList<IResourceBuilder<INodeResource>> AddNodes(this IDistributedApplicationBuilder builder, LabSetting setting, LabOptions lab, LabDirectory directory, LabKeys keys) =>
        lab.Nodes.Select<LabNode, IResourceBuilder<INodeResource>>(node =>
        {
            NodeConfigFile.Write(directory.Node(node), lab, node, keys[node.Producer], setting.Containers is null ? NodeAddresses.Loopback : NodeAddresses.ContainerNetwork);
            if (setting.Containers is not { } containers)
                return builder.AddNodeProcess(node, setting.Engine, directory.Node(node), directory.Genesis);
            var config = Path.Combine(directory.Node(node), "config.ini");
            containers.User.Give(config);
            return builder.AddNodeContainer(node, setting.Engine, containers, config, directory.Genesis);
        }).ToList();

    public static IResourceBuilder<IBootAgentResource> AddBootAgent(this IDistributedApplicationBuilder builder, LabSetting setting, LabOptions lab, LabDirectory directory, IReadOnlyList<IResourceBuilder<INodeResource>> nodes)
    {
        const string name = "boot-agent";
        if (setting.Containers is not { BootAgentImage: not null } containers)
            return builder.AddBootAgentProcess(name, Repository.BootAgent, directory.BootPlan, lab.BootAgentPort, nodes);
        BootPlanFile.WriteForContainer(directory, lab, BootAgentContainer.KeysFile, BootAgentContainer.Contracts);
        containers.User.Give(directory.ContainerBootPlan);
        containers.User.Give(directory.Keys);
        return builder.AddBootAgentContainer(name, containers, directory, Repository.ContractsOf(lab), lab.BootAgentPort, nodes);
    }
}
