using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bench;

/// <summary>What <c>GET /boot</c> of the boot agent answers, as far as it is measured; times in milliseconds.</summary>
internal sealed record BootReport(string Phase, double? DurationMs, double WaitedMs, string? Error, IReadOnlyList<StepReport> Steps);

/// <summary>One step of the report.</summary>
internal sealed record StepReport(string Name, double? DurationMs, double WaitedMs, IReadOnlyList<JsonElement> Transactions);

/// <summary>An AppHost process with a lab of its own under <c>.lab/bench</c>; SIGTERM at the end, and a wait for its exit.</summary>
internal sealed class LabRun : IAsyncDisposable
{
    private const int Sigterm = 15;
    private static readonly Uri Boot = new("http://127.0.0.1:8900/boot");
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly Process _appHost;

    private LabRun(Process appHost, TimeProvider clock)
    {
        _clock = clock;
        _started = clock.GetTimestamp();
        _appHost = appHost;
    }

    /// <summary>Starts the AppHost built beside this program; its output goes to standard error.</summary>
    public static LabRun Start(IEnumerable<string> settings, TimeProvider clock)
    {
        var start = new ProcessStartInfo(Repository.AppHost) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in settings.Prepend("--Lab:Isolation=process").Prepend("--Lab:Name=bench").Prepend("--clean"))
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{Repository.AppHost} did not start");
        process.OutputDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        process.ErrorDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, clock);
    }

    /// <summary>The report of the verified boot and the time since the AppHost was started.</summary>
    /// <exception cref="InvalidOperationException">The boot failed or the AppHost ended.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<(BootReport Report, TimeSpan SinceStart)> WaitUntilBootedAsync(TimeSpan deadline, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var report = await Waiting.UntilAsync("the boot", deadline - _clock.GetElapsedTime(_started), async token =>
        {
            if (_appHost.HasExited)
                throw new InvalidOperationException($"the AppHost ended with code {_appHost.ExitCode}");
            var report = (await http.GetFromJsonAsync<BootReport>(Boot, token))!;
            if (report.Phase == "Failed")
                throw new InvalidOperationException($"the boot failed: {report.Error}");
            return (report.Phase == "Booted" ? report : null, report.Phase);
        }, cancellation);
        return (report, _clock.GetElapsedTime(_started));
    }

    /// <summary>Every process of the lab: AppHost, nodes, boot agent, orchestrator, dashboard.</summary>
    public static IReadOnlyList<int> Processes() => ProcessUse.ProgramsBelow(Repository.Root);

    public async ValueTask DisposeAsync()
    {
        if (!_appHost.HasExited)
        {
            _ = kill(_appHost.Id, Sigterm);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), _clock);
            await _appHost.WaitForExitAsync(limit.Token);
        }
        _appHost.Dispose();
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
