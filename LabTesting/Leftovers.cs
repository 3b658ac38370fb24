using System.Diagnostics;
using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace LabTesting;

/// <summary>
/// Containers and networks of test runs that were killed. Testcontainers' own reaper is an image that would have to be
/// pulled; here each lab is labelled with its process, and the next lab on this machine removes what no process owns.
/// </summary>
internal static class Leftovers
{
    private const string Owner = "antelope-lab.test-process";

    /// <summary>Removes what killed runs left, and gives the labels of a new lab.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SweepAsync(CancellationToken cancellation)
    {
        using var docker = DockerEngine.Client();
        var owned = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [Owner] = true } };
        foreach (var container in await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = owned }, cancellation))
        {
            if (!IsAlive(container.Labels[Owner]))
                await IgnoreMissingAsync(() => docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancellation));
        }

        foreach (var network in await docker.Networks.ListNetworksAsync(new NetworksListParameters { Filters = owned }, cancellation))
        {
            if (!IsAlive(network.Labels[Owner]))
                await IgnoreMissingAsync(() => docker.Networks.DeleteNetworkAsync(network.ID, cancellation));
        }

        return new Dictionary<string, string> { [Owner] = Mark(Process.GetCurrentProcess()) };
    }

    private static string Mark(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{process.Id}/{process.StartTime.Ticks}");

    /// <summary>Whether the process runs; one of another machine that uses the same engine is taken to do so.</summary>
    private static bool IsAlive(string mark)
    {
        var parts = mark.Split('/');
        if (parts.Length != 3 || parts[0] != Environment.MachineName || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
            return true;
        try
        {
            using var process = Process.GetProcessById(id);
            return Mark(process) == mark;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task IgnoreMissingAsync(Func<Task> remove)
    {
        try
        {
            await remove();
        }
        catch (DockerApiException)
        {
            // another test process was faster, or it is still in use
        }
    }
}
