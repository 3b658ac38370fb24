using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Runs DCP, the orchestrator process: it starts and stops the resources' processes, and ends them when this process dies.</summary>
internal sealed class DcpHost(IConfiguration configuration, TimeProvider timeProvider, ILogger<DcpHost> logger) : IDisposable
{
    private const string PathKey = "ASPIRE_DCP_PATH";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40); // containers and networks take the container runtime's time
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    // What was meant for this process only.
    private static readonly string[] NotInherited = ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE"];

    private string? _session;
    private DcpClient? _client;

    /// <exception cref="InvalidOperationException">DCP has not been started.</exception>
    public DcpClient Client => _client ?? throw new InvalidOperationException("DCP has not been started.");

    /// <exception cref="DistributedApplicationException">DCP is not there or does not come up.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var path = FindExecutable();
        _session = Directory.CreateTempSubdirectory("aspire-dcp-").FullName; // mode 0700; DCP deletes it when it ends
        var kubeconfig = Path.Combine(_session, "kubeconfig");
        var (certificateFile, keyFile) = SessionCertificate.Write(_session, timeProvider.GetUtcNow());
        var start = new ProcessStartInfo(path)
        {
            ArgumentList =
            {
                "start-apiserver", "--monitor", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "--detach", "--kubeconfig", kubeconfig, "--container-runtime", configuration["ASPIRE_CONTAINER_RUNTIME"] ?? "docker",
                "--tls-cert-file", certificateFile, "--tls-key-file", keyFile,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DCP_SESSION_FOLDER"] = _session;
        foreach (var name in NotInherited)
            start.Environment.Remove(name);
        using var process = Process.Start(start) ?? throw new DistributedApplicationException($"Cannot start DCP: {path}");
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0)
            throw new DistributedApplicationException($"DCP ({path}) ended with code {process.ExitCode}: {await process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false)}");

        Kubeconfig? config = null;
        var started = timeProvider.GetTimestamp();
        while ((config = Kubeconfig.TryRead(kubeconfig)) is null)
        {
            if (timeProvider.GetElapsedTime(started) > StartLimit)
                throw new DistributedApplicationException($"DCP ({path}) has not written {kubeconfig} within {StartLimit.TotalSeconds} s.");
            await Task.Delay(PollInterval, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        _client = new DcpClient(config);
        DcpEvents.Started(logger, path, config.Server, timeProvider.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Ends DCP and waits until its processes are gone.</summary>
    public async Task StopAsync()
    {
        if (_client is null)
            return;
        var started = timeProvider.GetTimestamp();
        try
        {
            using var limit = new CancellationTokenSource(StopLimit, timeProvider);
            await _client.ShutDownAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or DistributedApplicationException)
        {
            DcpEvents.ShutdownRequestFailed(logger, e.Message); // it may be on its way out: what counts is that it goes
        }

        while (Directory.Exists(_session) || ProcessesAlive())
        {
            if (timeProvider.GetElapsedTime(started) > StopLimit)
            {
                DcpEvents.StillRunning(logger, StopLimit.TotalSeconds);
                return;
            }

            await Task.Delay(PollInterval, timeProvider).ConfigureAwait(false);
        }
    }

    public void Dispose() => _client?.Dispose();

    private string FindExecutable()
    {
        var directory = configuration[PathKey];
        if (string.IsNullOrEmpty(directory))
            throw new DistributedApplicationException($"{PathKey} is not set: it is the directory of `dcp`, the orchestrator that runs the resources.");
        var path = Path.Combine(directory, OperatingSystem.IsWindows() ? "dcp.exe" : "dcp");
        return File.Exists(path) ? path : throw new DistributedApplicationException($"{PathKey} is {directory}, where there is no `{Path.GetFileName(path)}`.");
    }

    /// <summary>DCP detaches itself: its processes are known by the session folder in their command lines.</summary>
    private bool ProcessesAlive()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        foreach (var process in Process.GetProcessesByName("dcp"))
        {
            using (process)
            {
                try
                {
                    if (File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(_session!, StringComparison.Ordinal))
                        return true;
                }
                catch (IOException)
                {
                    continue; // ended meanwhile
                }
            }
        }

        return false;
    }
}

internal static partial class DcpEvents
{
    [LoggerMessage(1, LogLevel.Debug, "DCP {Path} listens on {Server} after {Milliseconds:0} ms")]
    public static partial void Started(ILogger logger, string path, Uri server, double milliseconds);

    [LoggerMessage(2, LogLevel.Debug, "DCP did not answer the request to end: {Reason}")]
    public static partial void ShutdownRequestFailed(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Warning, "DCP still runs {Seconds:0} s after it was asked to end")]
    public static partial void StillRunning(ILogger logger, double seconds);

    [LoggerMessage(4, LogLevel.Debug, "The log {Source} of {Process} ended: {Reason}")]
    public static partial void LogEnded(ILogger logger, string source, string process, string reason);

    [LoggerMessage(5, LogLevel.Debug, "Watching DCP is begun again: {Reason}")]
    public static partial void WatchEnded(ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Error, "{Resource} failed to start: {Reason}")]
    public static partial void Failed(ILogger logger, string resource, string reason);

    [LoggerMessage(7, LogLevel.Warning, "Stopping {Resource}: {Reason}")]
    public static partial void StopFailed(ILogger logger, string resource, string reason);
}
