using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>Turns what was declared about a container resource into the object DCP runs.</summary>
internal sealed class ContainerFactory(ResourceConfiguration configuration, ContainerNetwork network)
{
    /// <summary>Calls the resource's callbacks and resolves what they gave; the application's network is there afterwards.</summary>
    /// <exception cref="DistributedApplicationException">The container runtime cannot make the network.</exception>
    public async Task<DcpContainer> CreateAsync(ContainerResource resource, int start, CancellationToken cancellationToken)
    {
        await network.EnsureAsync(cancellationToken).ConfigureAwait(false);
        if (!resource.TryGetContainerImageName(out var image))
            throw new DistributedApplicationException($"The resource '{resource.Name}' has no container image.");
        var spec = new DcpContainerSpec(
            image,
            resource.TryGetLastAnnotation<ContainerNameAnnotation>(out var name) ? name.Name : resource.GetResourceId(),
            resource.Entrypoint,
            resource.TryGetLastAnnotation<ContainerImagePullPolicyAnnotation>(out var policy) && policy.ImagePullPolicy != ImagePullPolicy.Default
                ? policy.ImagePullPolicy.ToString().ToLowerInvariant()
                : null,
            await configuration.RuntimeArgumentsAsync(resource, cancellationToken).ConfigureAwait(false),
            [.. resource.Annotations.OfType<EndpointAnnotation>().Select(Port)],
            [.. resource.Annotations.OfType<ContainerMountAnnotation>().Select(m => new DcpMount(m.Type == ContainerMountType.BindMount ? "bind" : "volume", m.Source, m.Target, m.IsReadOnly))],
            [new(ContainerNetwork.ObjectName, [resource.Name, $"{resource.Name}.dev.internal", .. resource.Annotations.OfType<ContainerNetworkAliasAnnotation>().Select(a => a.Alias)])])
        {
            Args = await configuration.ArgumentsAsync(resource, cancellationToken).ConfigureAwait(false),
            Env = await configuration.EnvironmentAsync(resource, cancellationToken).ConfigureAwait(false),
        };
        return new DcpContainer(ResourceConfiguration.Metadata(resource, start), spec);
    }

    private static DcpPort Port(EndpointAnnotation endpoint) => new(
        endpoint.TargetPort!.Value,
        endpoint.AllocatedEndpoint!.Port,
        endpoint.TargetHost == "localhost" ? "127.0.0.1" : endpoint.TargetHost,
        endpoint.Protocol == ProtocolType.Udp ? "UDP" : "TCP");
}
