using System.Diagnostics;
using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace LabTesting;

/// <summary>
/// Containers and networks of test runs that were killed. Testcontainers' own reaper is an image that would have to be
/// pulled; here each lab is labelled, its end removes what has its label, and
/// the next lab on this machine removes what belongs to no process any more.
/// </summary>
internal static class Leftovers
{
    private const string Owner = "antelope-lab.test-process";

    private const string Lab = "antelope-lab.test-lab";

    /// <summary>Removes what killed runs left, and gives the labels of a new lab.</summary>
    /// <param name="lab">The new lab, unique.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyDictionary<string, string>> SweepAsync(string lab, CancellationToken cancellation)
    {
        using var docker = DockerEngine.Client();
        await RemoveAsync(docker, Owner, labels => !IsAlive(labels[Owner]), cancellation);
        return new Dictionary<string, string> { [Owner] = Mark(Process.GetCurrentProcess()), [Lab] = lab };
    }

    /// <summary>Removes a lab's containers and its network.</summary>
    public static Task RemoveAsync(DockerClient docker, string lab) => RemoveAsync(docker, $"{Lab}={lab}", _ => true, CancellationToken.None);

    private static async Task RemoveAsync(DockerClient docker, string label, Predicate<IDictionary<string, string>> which, CancellationToken cancellation)
    {
        var filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [label] = true } };
        var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = filters }, cancellation);
        await Task.WhenAll(containers.Where(c => which(c.Labels)).Select(c => IgnoreMissingAsync(() =>
            docker.Containers.RemoveContainerAsync(c.ID, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancellation))));
        foreach (var network in await docker.Networks.ListNetworksAsync(new NetworksListParameters { Filters = filters }, cancellation))
        {
            if (which(network.Labels))
                await IgnoreMissingAsync(() => docker.Networks.DeleteNetworkAsync(network.ID, cancellation));
        }
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
