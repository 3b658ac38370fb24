using System.Diagnostics;
using LabModel;

namespace AppHost.Boot;

/// <summary>Lets the boot agent check plan, keys and contracts before anything starts.</summary>
internal static class BootPlanCheck
{
    /// <exception cref="LabConfigurationException">The agent refuses the plan, or a contract is missing or invalid.</exception>
    public static async Task RunAsync(string agentPath, string planFile)
    {
        using var process = Process.Start(new ProcessStartInfo(agentPath)
        {
            ArgumentList = { $"--Boot:Plan={planFile}", "--Boot:Check=true" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new LabConfigurationException([$"cannot start the boot agent, {agentPath}"]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new LabConfigurationException([.. error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }
}
