using System.Diagnostics;
using AppHost;

namespace Lab.Tests;

/// <summary>The <c>node</c> command in a process of its own, as its user runs it.</summary>
internal static class NodeCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs it against a lab.</summary>
    /// <param name="lab">The lab's directory.</param>
    /// <param name="arguments">What follows <c>node</c>.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(LabDirectory lab, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(LabCommandLine).Assembly.Location, "node", .. lab.Settings, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, (await output).TrimEnd(), (await error).TrimEnd());
    }

    /// <summary>Takes a snapshot of a node and gives the path that was said.</summary>
    public static async Task<string> SnapshotAsync(LabDirectory lab, string node)
    {
        var said = await SucceedAsync(lab, node, "snapshot");
        return said[(said.IndexOf(" in ", StringComparison.Ordinal) + 4)..];
    }

    /// <summary>Runs it, expects success and gives what it said.</summary>
    public static async Task<string> SucceedAsync(LabDirectory lab, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(lab, arguments);
        code.ShouldBe(0, $"node {string.Join(' ', arguments)}: {output}{error}");
        return output;
    }
}
