using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Gives every endpoint its address, and every resource its URLs.</summary>
internal static class EndpointAllocator
{
    /// <summary>Endpoints without a port get a free one of the loopback interface; a container's target port is published there.</summary>
    public static void Allocate(DistributedApplicationModel model)
    {
        var reserved = new List<TcpListener>();
        try
        {
            foreach (var (resource, endpoint) in model.Resources.SelectMany(r => r.Annotations.OfType<EndpointAnnotation>().Select(e => (r, e))))
            {
                var port = (resource is ContainerResource ? endpoint.Port : endpoint.TargetPort ?? endpoint.Port) ?? Reserve(reserved);
                endpoint.TargetPort ??= port;
                endpoint.AllocatedEndpoint = new(endpoint, endpoint.TargetHost, port);
            }
        }
        finally
        {
            reserved.ForEach(l => l.Dispose());
        }
    }

    /// <summary>One URL per endpoint, as the resource's callbacks change them.</summary>
    public static async Task<IReadOnlyList<ResourceUrlAnnotation>> UrlsAsync(IResource resource, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var context = new ResourceUrlsCallbackContext(executionContext, resource, null, cancellationToken);
        if (resource is IResourceWithEndpoints owner)
            context.Urls.AddRange(owner.GetEndpoints().Select(e => new ResourceUrlAnnotation { Url = e.Url, Endpoint = e }));
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
            await annotation.Callback(context).ConfigureAwait(false);
        return context.Urls;
    }

    private static int Reserve(List<TcpListener> reserved)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        reserved.Add(listener);
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
