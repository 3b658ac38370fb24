using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp;

// The parts of DCP's API objects that are used; group usvc-dev.developer.microsoft.com, version v1.
internal sealed record DcpExecutable(DcpMetadata Metadata, DcpExecutableSpec? Spec = null, DcpExecutableStatus? Status = null)
{
    public string ApiVersion { get; init; } = "usvc-dev.developer.microsoft.com/v1";

    public string Kind { get; init; } = "Executable";
}

internal sealed record DcpMetadata(string Name, IReadOnlyDictionary<string, string>? Annotations = null, DateTime? CreationTimestamp = null);

internal sealed record DcpExecutableSpec(
    string? ExecutablePath = null,
    string? WorkingDirectory = null,
    IReadOnlyList<string>? Args = null,
    IReadOnlyList<DcpEnvironmentVariable>? Env = null,
    DcpAmbientEnvironment? AmbientEnvironment = null,
    bool? Stop = null);

internal sealed record DcpEnvironmentVariable(string Name, string? Value);

/// <param name="Behavior"><c>Inherit</c> takes the variables of DCP's own process.</param>
internal sealed record DcpAmbientEnvironment(string Behavior);

/// <param name="State">Empty, Starting, Running, Stopping, Finished, Terminated, FailedToStart or Unknown.</param>
/// <param name="ExitCode">-1 when there is none, as after SIGKILL.</param>
internal sealed record DcpExecutableStatus(
    string? State = null,
    int? Pid = null,
    int? ExitCode = null,
    DateTime? StartupTimestamp = null,
    DateTime? FinishTimestamp = null,
    IReadOnlyList<DcpEnvironmentVariable>? EffectiveEnv = null,
    IReadOnlyList<string>? EffectiveArgs = null);

internal sealed record DcpPatch(DcpExecutableSpec Spec);

internal sealed record DcpExecution(string Status, string ShutdownResourceCleanup);

internal sealed record DcpWatchEvent(string Type, JsonElement Object);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DcpExecutable))]
[JsonSerializable(typeof(DcpPatch))]
[JsonSerializable(typeof(DcpExecution))]
[JsonSerializable(typeof(DcpWatchEvent))]
internal sealed partial class DcpJson : JsonSerializerContext;
