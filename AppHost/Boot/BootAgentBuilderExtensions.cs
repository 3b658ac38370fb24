using AppHost.Containers;
using AppHost.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LabModel.State;

namespace AppHost.Boot;

/// <summary>Adds the boot agent to an application.</summary>
internal static class BootAgentBuilderExtensions
{
    /// <summary>A boot agent that is a process and starts once all nodes are healthy.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="path">The boot agent's executable.</param>
    /// <param name="planFile">The plan it follows.</param>
    /// <param name="port">Its loopback HTTP port.</param>
    /// <param name="nodes">The nodes it waits for.</param>
    public static IResourceBuilder<IBootAgentResource> AddBootAgentProcess(this IDistributedApplicationBuilder builder, [ResourceName] string name, string path, string planFile, int port, IEnumerable<IResourceBuilder<INodeResource>> nodes) =>
        builder.AddResource(new BootAgentProcessResource(name, path, Path.GetDirectoryName(path)!))
            .WithBootAgent(port, "127.0.0.1", nodes)
            .WithArgs($"--Boot:Plan={planFile}");

    /// <summary>A boot agent on the lab's private network, where it finds the nodes by name.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="containers">What the lab's containers have in common.</param>
    /// <param name="directory">The lab's state: its plan and keys are mounted read-only.</param>
    /// <param name="contracts">The directory of the system contracts.</param>
    /// <param name="port">Its HTTP port, the same inside and on the loopback interface.</param>
    /// <param name="nodes">The nodes it waits for.</param>
    public static IResourceBuilder<IBootAgentResource> AddBootAgentContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, LabContainers containers, LabDirectory directory, string contracts, int port, IEnumerable<IResourceBuilder<INodeResource>> nodes) =>
        containers.Confine(builder.AddResource(new BootAgentContainerResource(name))
            .WithImage(containers.BootAgentImage!)
            .WithBindMount(directory.ContainerBootPlan, "/config/boot.json", isReadOnly: true)
            .WithBindMount(directory.Keys, BootAgentContainer.KeysFile, isReadOnly: true)
            .WithBindMount(contracts, BootAgentContainer.Contracts, isReadOnly: true))
            .WithBootAgent(port, "0.0.0.0", nodes)
            .WithArgs("--Boot:Plan=/config/boot.json");

    private static IResourceBuilder<T> WithBootAgent<T>(this IResourceBuilder<T> agent, int port, string listen, IEnumerable<IResourceBuilder<INodeResource>> nodes)
        where T : IBootAgentResource
    {
        agent
            .WithIconName("Rocket")
            .WithHttpEndpoint(port, port, IBootAgentResource.HttpEndpointName, isProxied: false)
            .WithEndpoint(IBootAgentResource.HttpEndpointName, e => e.TargetHost = "127.0.0.1")
            .WithUrlForEndpoint(IBootAgentResource.HttpEndpointName, shown => (shown.Url, shown.DisplayText) = ($"http://127.0.0.1:{port}/boot", "boot steps"))
            .WithHttpHealthCheck("/health", endpointName: IBootAgentResource.HttpEndpointName)
            .WithArgs($"--Boot:RunId={agent.Resource.RunId}")
            .WithEnvironment("ASPNETCORE_URLS", $"http://{listen}:{port}")
            .WithOtlpExporter();
        foreach (var node in nodes)
            agent.WaitFor(node);
        return agent;
    }
}

/// <summary>Where the boot agent's container has its files.</summary>
internal static class BootAgentContainer
{
    public const string KeysFile = "/config/keys.json";
    public const string Contracts = "/contracts";
}
