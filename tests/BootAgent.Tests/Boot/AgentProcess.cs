using System.Diagnostics;
using System.Text;

namespace BootAgent.Tests.Boot;

/// <summary>The agent as a process of its own, as AppHost starts it.</summary>
internal sealed class AgentProcess : IDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new();
    private readonly Task<string> _errors;

    public AgentProcess(params string[] arguments)
    {
        var executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "BootAgent.exe" : "BootAgent");
        _process = Process.Start(new ProcessStartInfo(executable, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        })!;
        _process.OutputDataReceived += (_, line) => Read(line.Data ?? "");
        _process.BeginOutputReadLine();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Waits for its end: exit code, standard output, standard error.</summary>
    public async Task<(int Code, string Output, string Errors)> EndAsync(TimeSpan limit)
    {
        using var cancellation = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(cancellation.Token);
        return (_process.ExitCode, _output.ToString(), await _errors);
    }

    /// <summary>The address it listens on, as it prints it.</summary>
    public Task<Uri> ListeningAsync(TimeSpan limit) => _listening.Task.WaitAsync(limit, TimeProvider.System);

    private void Read(string line)
    {
        _output.AppendLine(line);
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
        {
            _listening.TrySetResult(new Uri(line[(at + Listening.Length)..]));
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }
}
