using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;

namespace Aspire.Hosting.Orchestration;

/// <summary>What the orchestrator keeps of one process or container resource.</summary>
internal sealed class ManagedProcess(IResource resource)
{
    public IResource Resource { get; } = resource;

    public string Id { get; } = resource.GetResourceId();

    /// <summary>Where DCP has it: kind and name.</summary>
    public string Path { get; } = $"{(resource is ContainerResource ? DcpKinds.Containers.Path : DcpKinds.Executables.Path)}/{resource.GetResourceId()}";

    public IReadOnlyList<ResourceUrlAnnotation> Urls { get; set; } = [];

    /// <summary>Starts and stops exclude each other.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Counts starts; what DCP says about an earlier start is old news.</summary>
    public int StartNumber;

    /// <summary>Whether the present start's logs are being followed.</summary>
    public bool LogsFollowed { get; set; }

    /// <summary>Ends the wait for dependencies: a start or stop by hand overrides it.</summary>
    public CancellationTokenSource Waiting { get; } = new();
}
