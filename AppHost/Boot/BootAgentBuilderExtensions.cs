using AppHost.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Boot;

/// <summary>Adds the boot agent to an application.</summary>
public static class BootAgentBuilderExtensions
{
    /// <summary>A boot agent that starts once all nodes are healthy.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="path">The boot agent's executable.</param>
    /// <param name="planFile">The plan it follows.</param>
    /// <param name="port">Its loopback HTTP port.</param>
    /// <param name="nodes">The nodes it waits for.</param>
    public static IResourceBuilder<BootAgentResource> AddBootAgent(this IDistributedApplicationBuilder builder, [ResourceName] string name, string path, string planFile, int port, IEnumerable<IResourceBuilder<INodeResource>> nodes)
    {
        var url = $"http://127.0.0.1:{port}";
        var agent = builder.AddResource(new BootAgentResource(name, path, Path.GetDirectoryName(path)!))
            .WithIconName("Rocket")
            .WithHttpEndpoint(port, port, BootAgentResource.HttpEndpointName, isProxied: false)
            .WithEndpoint(BootAgentResource.HttpEndpointName, e => e.TargetHost = "127.0.0.1")
            .WithUrlForEndpoint(BootAgentResource.HttpEndpointName, shown => (shown.Url, shown.DisplayText) = ($"{url}/boot", "boot steps"))
            .WithHttpHealthCheck("/health", endpointName: BootAgentResource.HttpEndpointName)
            .WithArgs(context =>
            {
                context.Args.Add($"--Boot:Plan={planFile}");
                context.Args.Add($"--Boot:RunId={((BootAgentResource)context.Resource).RunId}");
            })
            .WithEnvironment("ASPNETCORE_URLS", url)
            .WithOtlpExporter();
        foreach (var node in nodes)
            agent.WaitFor(node);
        return agent;
    }
}
