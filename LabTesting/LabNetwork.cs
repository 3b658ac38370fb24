using Docker.DotNet;
using Docker.DotNet.Models;

namespace LabTesting;

/// <summary>A lab's network, and what Testcontainers has no call for: a container killed, taken off the network, or put back.</summary>
/// <param name="lab">The lab, unique.</param>
/// <param name="network">The network's name.</param>
internal sealed class LabNetwork(string lab, string network) : IAsyncDisposable
{
    private readonly DockerClient _docker = DockerEngine.Client();

    public Task KillAsync(string container, CancellationToken cancellation) =>
        _docker.Containers.KillContainerAsync(container, new ContainerKillParameters { Signal = "SIGKILL" }, cancellation);

    public Task DisconnectAsync(string container, CancellationToken cancellation) =>
        _docker.Networks.DisconnectNetworkAsync(network, new NetworkDisconnectParameters { Container = container, Force = true }, cancellation);

    public Task ConnectAsync(string container, string alias, CancellationToken cancellation) =>
        _docker.Networks.ConnectNetworkAsync(network, new NetworkConnectParameters { Container = container, EndpointConfig = new EndpointSettings { Aliases = [alias] } }, cancellation);

    /// <summary>Removes the lab's containers and the network.</summary>
    public async ValueTask DisposeAsync()
    {
        await Leftovers.RemoveAsync(_docker, lab);
        _docker.Dispose();
    }
}
