using LabModel;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Nodes;

/// <summary>An Antelope node: nodeos's options, HTTP API and p2p port, whatever it runs in.</summary>
public interface INodeResource : IResourceWithArgs, IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport
{
    const string HttpEndpointName = "http";
    const string P2pEndpointName = "p2p";

    LabNode Node { get; }

    NodeEngine Engine { get; }

    /// <summary>Its blocks and state.</summary>
    INodeData Data { get; }

    /// <summary>What its next start is to do besides starting.</summary>
    NodeStart NextStart { get; }

    /// <summary>Whether it was last asked to stop producing; a node that starts produces.</summary>
    bool IsPaused { get; set; }
}
