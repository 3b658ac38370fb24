using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp;

// The parts of DCP's API objects that are used; group usvc-dev.developer.microsoft.com, version v1.
internal abstract record DcpObject(DcpMetadata Metadata)
{
    public string ApiVersion { get; init; } = "usvc-dev.developer.microsoft.com/v1";

    public abstract string Kind { get; }
}

/// <summary>A process or a container.</summary>
internal abstract record DcpProcess(DcpMetadata Metadata) : DcpObject(Metadata)
{
    [JsonIgnore]
    public abstract DcpProcessSpec? ProcessSpec { get; }

    public DcpProcessStatus? Status { get; init; }
}

internal sealed record DcpExecutable(DcpMetadata Metadata, DcpExecutableSpec? Spec = null) : DcpProcess(Metadata)
{
    public override string Kind => "Executable";

    public override DcpProcessSpec? ProcessSpec => Spec;
}

internal sealed record DcpContainer(DcpMetadata Metadata, DcpContainerSpec? Spec = null) : DcpProcess(Metadata)
{
    public override string Kind => "Container";

    public override DcpProcessSpec? ProcessSpec => Spec;
}

internal sealed record DcpNetwork(DcpMetadata Metadata, DcpNetworkSpec? Spec = null) : DcpObject(Metadata)
{
    public override string Kind => "ContainerNetwork";

    public DcpNetworkStatus? Status { get; init; }
}

internal sealed record DcpMetadata(string Name, IReadOnlyDictionary<string, string>? Annotations = null, DateTime? CreationTimestamp = null);

internal abstract record DcpProcessSpec
{
    public IReadOnlyList<string>? Args { get; init; }

    public IReadOnlyList<DcpEnvironmentVariable>? Env { get; init; }
}

internal sealed record DcpExecutableSpec(string? ExecutablePath = null, string? WorkingDirectory = null, DcpAmbientEnvironment? AmbientEnvironment = null) : DcpProcessSpec;

/// <param name="Image">Registry, name and tag or digest.</param>
/// <param name="ContainerName">The name in the container runtime.</param>
/// <param name="Command">The entrypoint; null for the image's.</param>
/// <param name="PullPolicy"><c>always</c>, <c>missing</c> or <c>never</c>.</param>
/// <param name="RunArgs">Arguments of the container runtime's create command.</param>
internal sealed record DcpContainerSpec(
    string? Image = null,
    string? ContainerName = null,
    string? Command = null,
    string? PullPolicy = null,
    IReadOnlyList<string>? RunArgs = null,
    IReadOnlyList<DcpPort>? Ports = null,
    IReadOnlyList<DcpMount>? VolumeMounts = null,
    IReadOnlyList<DcpNetworkConnection>? Networks = null) : DcpProcessSpec;

internal sealed record DcpPort(int ContainerPort, int HostPort, [property: JsonPropertyName("hostIP")] string HostIP, string Protocol);

/// <param name="Type"><c>bind</c> or <c>volume</c>.</param>
internal sealed record DcpMount(string Type, string? Source, string Target, bool ReadOnly);

internal sealed record DcpNetworkConnection(string Name, IReadOnlyList<string> Aliases);

internal sealed record DcpNetworkSpec(string? NetworkName = null);

/// <param name="State">Pending, Running, FailedToStart, Removed or NotFound.</param>
internal sealed record DcpNetworkStatus(string? State = null, string? Message = null, IReadOnlyList<string>? Gateways = null);

internal sealed record DcpEnvironmentVariable(string Name, string? Value);

/// <param name="Behavior"><c>Inherit</c> takes the variables of DCP's own process.</param>
internal sealed record DcpAmbientEnvironment(string Behavior);

/// <param name="State">
/// Of an executable: empty, Starting, Running, Stopping, Finished, Terminated, FailedToStart or Unknown; of a container: Pending, Starting,
/// Running, Paused, Stopping, Exited, FailedToStart, RuntimeUnhealthy or Unknown.
/// </param>
/// <param name="ExitCode">-1 when there is none, as after SIGKILL.</param>
internal sealed record DcpProcessStatus(
    string? State = null,
    string? Message = null,
    int? Pid = null,
    string? ContainerId = null,
    int? ExitCode = null,
    DateTime? StartupTimestamp = null,
    DateTime? FinishTimestamp = null,
    IReadOnlyList<DcpEnvironmentVariable>? EffectiveEnv = null,
    IReadOnlyList<string>? EffectiveArgs = null);

internal sealed record DcpStop(DcpStopSpec Spec);

internal sealed record DcpStopSpec(bool Stop);

internal sealed record DcpExecution(string Status, string ShutdownResourceCleanup);

internal sealed record DcpWatchEvent(string Type, JsonElement Object);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DcpExecutable))]
[JsonSerializable(typeof(DcpContainer))]
[JsonSerializable(typeof(DcpNetwork))]
[JsonSerializable(typeof(DcpStop))]
[JsonSerializable(typeof(DcpExecution))]
[JsonSerializable(typeof(DcpWatchEvent))]
internal sealed partial class DcpJson : JsonSerializerContext;
