using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;

namespace Aspire.Hosting.Orchestration;

/// <summary>What the orchestrator keeps of one process or container resource.</summary>
internal sealed class ManagedProcess(IResource resource)
{
    private int _startNumber;

    public IResource Resource { get; } = resource;

    public string Id { get; } = resource.GetResourceId();

    /// <summary>Where DCP has it: kind and name.</summary>
    public string Path { get; } = $"{(resource is ContainerResource ? DcpKinds.Containers.Path : DcpKinds.Executables.Path)}/{resource.GetResourceId()}";

    public IReadOnlyList<ResourceUrlAnnotation> Urls { get; set; } = [];

    /// <summary>Starts and stops exclude each other.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Counts starts.</summary>
    public int StartNumber => Volatile.Read(ref _startNumber);

    /// <summary>The start whose logs are followed, null for none.</summary>
    public string? FollowedStart { get; set; }

    /// <summary>Ends the wait for dependencies: a start or stop by hand overrides it.</summary>
    public CancellationTokenSource Waiting { get; } = new();

    /// <summary>Begins a start and gives its number.</summary>
    public int BeginStart() => Interlocked.Increment(ref _startNumber);

    /// <summary>Whether something is said of the present start; what DCP says about an earlier one is old news.</summary>
    /// <param name="number">The number that DCP was given with the process, null for none.</param>
    public bool IsPresentStart(string? number) => number == StartNumber.ToString(CultureInfo.InvariantCulture);
}
