using Aspire.Hosting.ApplicationModel;

namespace AppHost.Boot;

/// <summary>The service that sets the chain up and watches the nodes afterwards.</summary>
public interface IBootAgentResource : IResourceWithArgs, IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport
{
    const string HttpEndpointName = "http";

    /// <summary>Tells this run's agent from another that may answer on its port; the agent repeats it.</summary>
    string RunId { get; }

    EndpointReference HttpEndpoint => new(this, HttpEndpointName);
}

/// <summary>A boot agent that runs as a process.</summary>
public sealed class BootAgentProcessResource(string name, string command, string directory) : ExecutableResource(name, command, directory), IBootAgentResource
{
    public string RunId { get; } = Guid.NewGuid().ToString("N");
}

/// <summary>A boot agent that runs in a container.</summary>
public sealed class BootAgentContainerResource(string name) : ContainerResource(name), IBootAgentResource
{
    public string RunId { get; } = Guid.NewGuid().ToString("N");
}
