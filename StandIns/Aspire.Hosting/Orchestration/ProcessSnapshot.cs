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

    public static CustomResourceSnapshot Apply(CustomResourceSnapshot snapshot, ManagedProcess process, DcpExecutable executable)
    {
        var status = executable.Status!;
        var spec = executable.Spec!;
        var own = spec.Env?.Select(e => e.Name).ToHashSet() ?? [];
        return snapshot with
        {
            State = State(status.State!),
            ExitCode = status.ExitCode is null or NoExitCode ? null : status.ExitCode,
            StartTimeStamp = status.StartupTimestamp,
            StopTimeStamp = status.FinishTimestamp,
            EnvironmentVariables = [.. (status.EffectiveEnv ?? []).OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => new EnvironmentVariableSnapshot(e.Name, e.Value, own.Contains(e.Name)))],
            Urls = Urls(process, isActive: status.State == "Running"),
            Properties = Properties(process, spec, status),
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
        _ => dcpState,
    };

    private static ImmutableArray<ResourcePropertySnapshot> Properties(ManagedProcess process, DcpExecutableSpec spec, DcpExecutableStatus status)
    {
        var args = status.EffectiveArgs ?? spec.Args ?? [];
        var properties = ImmutableArray.Create<ResourcePropertySnapshot>(
            new("executable.path", spec.ExecutablePath),
            new("executable.workDir", spec.WorkingDirectory),
            new("executable.args", args) { IsSensitive = true },
            new("resource.appArgs", args),
            new("resource.appArgsSensitivity", args.Select(_ => 0).ToList()));
        if (status.Pid > 0)
            properties = properties.Add(new("executable.pid", status.Pid));
        return process.Resource.TryGetLastAnnotation<IProjectMetadata>(out var project)
            ? properties.Add(new("project.path", project.ProjectPath))
            : properties;
    }
}
