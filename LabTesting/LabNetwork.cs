using Docker.DotNet;
using Docker.DotNet.Models;

namespace LabTesting;

/// <summary>What Testcontainers has no call for: a container killed, taken off the network, or put back.</summary>
internal sealed class LabNetwork(string network) : IDisposable
{
    private readonly DockerClient _docker = DockerEngine.Client();

    public Task KillAsync(string container, CancellationToken cancellation) =>
        _docker.Containers.KillContainerAsync(container, new ContainerKillParameters { Signal = "SIGKILL" }, cancellation);

    public Task DisconnectAsync(string container, CancellationToken cancellation) =>
        _docker.Networks.DisconnectNetworkAsync(network, new NetworkDisconnectParameters { Container = container, Force = true }, cancellation);

    public Task ConnectAsync(string container, string alias, CancellationToken cancellation) =>
        _docker.Networks.ConnectNetworkAsync(network, new NetworkConnectParameters { Container = container, EndpointConfig = new EndpointSettings { Aliases = [alias] } }, cancellation);

    public void Dispose() => _docker.Dispose();
}
