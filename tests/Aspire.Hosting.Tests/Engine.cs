using System.Reflection;
using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Tests;

/// <summary>The real engine, as the build unpacks it; there is one for linux-x64.</summary>
internal static class Engine
{
    private static readonly string Bundle = Path.Combine(
        typeof(Engine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!,
        "node_modules", "@microsoft", "aspire-cli-linux-x64", "bundle");

    public static void SkipUnlessAvailable() =>
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "npm carries Aspire's engine for linux-x64 only");

    public static IDistributedApplicationBuilder CreateBuilder(params string[] args) => CreateBuilder(withDashboard: false, args);

    public static IDistributedApplicationBuilder CreateBuilder(bool withDashboard, params string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args =
            [
                $"--ASPIRE_DCP_PATH={Path.Combine(Bundle, "dcp")}",
                $"--ASPIRE_DASHBOARD_PATH={Path.Combine(Bundle, "managed", "aspire-managed")}",
                "--environment=Development",
                .. args,
            ],
            DisableDashboard = !withDashboard,
            ProjectDirectory = AppContext.BaseDirectory,
        });
        return builder;
    }

    /// <summary>The lines of a resource's console log, once there are enough.</summary>
    public static async Task<IReadOnlyList<LogLine>> LinesAsync(this DistributedApplication app, string id, int count)
    {
        var lines = new List<LogLine>();
        try
        {
            await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(id).WithCancellation(Deadline()))
            {
                lines.AddRange(batch);
                if (lines.Count >= count)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{id} has written {lines.Count} lines, not {count}:\n{string.Join('\n', lines.Select(l => l.Content))}");
        }

        return lines;
    }

    /// <summary>Limit of every wait in these tests.</summary>
    public static CancellationToken Deadline() => new CancellationTokenSource(TimeSpan.FromSeconds(90), TimeProvider.System).Token;
}
