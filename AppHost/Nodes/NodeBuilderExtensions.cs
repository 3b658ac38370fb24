using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LabModel;
using Microsoft.Extensions.DependencyInjection;

namespace AppHost.Nodes;

/// <summary>What nodes have in common, whatever they run in.</summary>
internal static class NodeBuilderExtensions
{
    /// <summary>Fixed loopback ports, healthy when the HTTP API answers; telemetry, commands.</summary>
    /// <param name="builder">The node.</param>
    /// <param name="httpPort">The HTTP port the node itself listens on.</param>
    /// <param name="p2pPort">The p2p port the node itself listens on.</param>
    public static IResourceBuilder<T> WithNode<T>(this IResourceBuilder<T> builder, int httpPort, int p2pPort)
        where T : INodeResource
    {
        var node = builder.Resource.Node;
        var (replay, replayCheck) = (new NodeReplay(), node.Name + NodeReplayCheck.KeySuffix);
        builder.Resource.Annotations.Add(replay);
        builder.ApplicationBuilder.Services.AddHealthChecks().AddCheck(replayCheck, new NodeReplayCheck(replay));
        return builder
            .WithIconName("CubeLink")
            .WithHttpEndpoint(node.HttpPort, httpPort, INodeResource.HttpEndpointName, isProxied: false)
            .WithEndpoint(node.P2pPort, p2pPort, "tcp", INodeResource.P2pEndpointName, isProxied: false)
            .WithEndpoint(INodeResource.HttpEndpointName, e => e.TargetHost = "127.0.0.1")
            .WithEndpoint(INodeResource.P2pEndpointName, e => e.TargetHost = "127.0.0.1")
            .WithUrlForEndpoint(INodeResource.HttpEndpointName, url => (url.Url, url.DisplayText) = ($"{node.HttpUrl}/v1/chain/get_info", $"HTTP {node.HttpPort}"))
            .WithUrlForEndpoint(INodeResource.P2pEndpointName, url => url.DisplayText = $"p2p {node.P2pPort}")
            .WithHttpHealthCheck("/v1/chain/get_info", endpointName: INodeResource.HttpEndpointName)
            .WithHealthCheck(replayCheck)
            .OnBeforeResourceStarted(PrepareAsync)
            .WithOtlpExporter()
            .WithNodeCommands();
    }

    private static async Task PrepareAsync<T>(T node, BeforeResourceStartedEvent start, CancellationToken cancellationToken)
        where T : INodeResource
    {
        node.IsPaused = false;
        NodeReplay.Of(node).IsRunning = node.NextStart.HardReplay;
        if (node.NextStart.Clean)
            await node.Data.ClearAsync(cancellationToken);
        node.NextStart.Clean = false;
    }
}
