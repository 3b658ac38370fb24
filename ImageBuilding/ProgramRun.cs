using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ImageBuilding;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 when it did what it was asked.</param>
/// <param name="Output">Its standard output, trimmed.</param>
/// <param name="Error">Its standard error, trimmed.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    private const int SigTerm = 15;

    /// <summary>Time that a program has to clean up once it is asked to end.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(15);

    /// <summary>Runs a program. Cancellation lets it end itself, so that it takes its temporary files along, and kills it after 15 s.</summary>
    /// <param name="program">A path, or a name on PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Writes its standard input; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ImageException">The program is not there.</exception>
    public static async Task<ProgramRun> RunAsync(string program, IEnumerable<string> arguments, Func<Stream, Task>? input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        var (output, error) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await WriteInputAsync(process, input).WaitAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            throw;
        }
        return new(process.ExitCode, output.ToString().Trim(), error.ToString().Trim());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ImageException($"cannot run {start.FileName}: {e.Message}");
        }
    }

    private static async Task WriteInputAsync(Process process, Func<Stream, Task>? input)
    {
        try
        {
            if (input is not null)
                await input(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything: its exit code and its words say why.
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (!OperatingSystem.IsWindows())
            _ = Kill(process.Id, SigTerm);
        using var limit = new CancellationTokenSource(EndLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int pid, int signal);
}
