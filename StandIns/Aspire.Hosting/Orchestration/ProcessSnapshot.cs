using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;

namespace Aspire.Hosting.Orchestration;

/// <summary>How DCP's view of a process becomes the dashboard's.</summary>
internal static class ProcessSnapshot
{
    private const int NoExitCode = -1;

    /// <summary>The state at the beginning of a start: nothing of the one before remains.</summary>
    public static CustomResourceSnapshot Starting(CustomResourceSnapshot snapshot) => snapshot with
    {
        State = KnownResourceStates.Starting,
        StartTimeStamp = null,
        StopTimeStamp = null,
        ExitCode = null,
        ReadyEvent = null,
        HealthReports = [.. snapshot.HealthReports.Select(h => h with { Status = null, Description = null, ExceptionText = null, LastRunAt = null })],
    };

    public static CustomResourceSnapshot Apply(CustomResourceSnapshot snapshot, ManagedProcess process, DcpProcess seen)
    {
        var status = seen.Status!;
        var spec = seen.ProcessSpec!;
        var own = spec.Env?.Select(e => e.Name).ToHashSet() ?? [];
        return snapshot with
        {
            State = State(status.State!),
            ExitCode = status.ExitCode is null or NoExitCode ? null : status.ExitCode,
            StartTimeStamp = status.StartupTimestamp,
            StopTimeStamp = status.FinishTimestamp,
            EnvironmentVariables = [.. (status.EffectiveEnv ?? []).OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => new EnvironmentVariableSnapshot(e.Name, e.Value, own.Contains(e.Name)))],
            Urls = Urls(process, isActive: status.State == "Running"),
            Properties = Properties(process, seen, status),
        };
    }

    public static ImmutableArray<UrlSnapshot> Urls(ManagedProcess process, bool isActive) =>
    [
        .. process.Urls.Select(u => new UrlSnapshot(u.Endpoint?.EndpointName, u.Url, u.DisplayLocation == UrlDisplayLocation.DetailsOnly)
        {
            IsInactive = !isActive,
            DisplayProperties = new(u.DisplayText ?? "", u.DisplayOrder ?? 0),
        }),
    ];

    private static string State(string dcpState) => dcpState switch
    {
        "Terminated" => KnownResourceStates.Exited, // killed by DCP
        "Pending" => KnownResourceStates.Starting,
        _ => dcpState,
    };

    private static ImmutableArray<ResourcePropertySnapshot> Properties(ManagedProcess process, DcpProcess seen, DcpProcessStatus status)
    {
        var args = (seen is DcpExecutable ? status.EffectiveArgs : null) ?? seen.ProcessSpec!.Args ?? []; // a container's effective ones contain its entrypoint
        ImmutableArray<ResourcePropertySnapshot> properties =
        [
            .. seen switch
            {
                DcpExecutable { Spec: { } spec } => [new("executable.path", spec.ExecutablePath), new("executable.workDir", spec.WorkingDirectory), new("executable.args", args) { IsSensitive = true }],
                DcpContainer { Spec: { } spec } => Container(spec, status, args),
                _ => Array.Empty<ResourcePropertySnapshot>(),
            },
            new("resource.appArgs", args),
            new("resource.appArgsSensitivity", args.Select(_ => 0).ToList()),
        ];
        if (status.Pid > 0)
            properties = properties.Add(new("executable.pid", status.Pid));
        return process.Resource.TryGetLastAnnotation<IProjectMetadata>(out var project)
            ? properties.Add(new("project.path", project.ProjectPath))
            : properties;
    }

    private static ResourcePropertySnapshot[] Container(DcpContainerSpec spec, DcpProcessStatus status, IReadOnlyList<string> args) =>
    [
        new("container.image", spec.Image),
        new("container.id", status.ContainerId),
        new("container.command", spec.Command),
        new("container.args", args) { IsSensitive = true },
        new("container.ports", (spec.Ports ?? []).Select(p => p.ContainerPort).ToList()),
        new("container.lifetime", "Session"),
    ];
}
