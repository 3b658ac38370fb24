using Aspire.Hosting.ApplicationModel;

namespace AppHost.Boot;

/// <summary>The service that sets the chain up and watches the nodes afterwards.</summary>
public sealed class BootAgentResource(string name, string command, string directory) : ExecutableResource(name, command, directory)
{
    public const string HttpEndpointName = "http";

    public EndpointReference HttpEndpoint => new(this, HttpEndpointName);
}
