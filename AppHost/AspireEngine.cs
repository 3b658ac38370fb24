using System.Runtime.InteropServices;
using LabModel;

namespace AppHost;

/// <summary>Aspire's engine, which the build unpacks from npm: the orchestrator and the dashboard.</summary>
internal static class AspireEngine
{
    private const string DcpPath = "ASPIRE_DCP_PATH";
    private const string DashboardPath = "ASPIRE_DASHBOARD_PATH";

    /// <summary>Points Aspire.Hosting to the engine, unless the environment does already.</summary>
    /// <exception cref="LabConfigurationException">There is no engine for this platform.</exception>
    public static void Locate()
    {
        var platform = $"{(OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var bundle = Path.Combine(Repository.NodeModules, "@microsoft", $"aspire-cli-{platform}", "bundle");
        Default(DcpPath, Path.Combine(bundle, "dcp"), platform, Directory.Exists);
        Default(DashboardPath, Path.Combine(bundle, "managed", OperatingSystem.IsWindows() ? "aspire-managed.exe" : "aspire-managed"), platform, File.Exists);
    }

    private static void Default(string variable, string path, string platform, Func<string, bool> exists)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
            return;
        if (!exists(path))
        {
            throw new LabConfigurationException([
                $"{variable}: Aspire's engine is not at {path}. npm carries it for linux-x64; this is {platform}. "
                + "Elsewhere set ASPIRE_DCP_PATH (a directory with `dcp`) and ASPIRE_DASHBOARD_PATH (the dashboard's executable).",
            ]);
        }

        Environment.SetEnvironmentVariable(variable, path);
    }
}
