using Aspire.Hosting.ApplicationModel;

namespace AppHost.Boot;

/// <summary>The service that sets the chain up and watches the nodes afterwards.</summary>
public sealed class BootAgentResource(string name, string command, string directory) : ExecutableResource(name, command, directory)
{
    public const string HttpEndpointName = "http";

    /// <summary>Tells this run's agent from another that may answer on its port; the agent repeats it.</summary>
    public string RunId { get; } = Guid.NewGuid().ToString("N");

    public EndpointReference HttpEndpoint => new(this, HttpEndpointName);
}
