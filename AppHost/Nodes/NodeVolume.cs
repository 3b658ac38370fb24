using AppHost.Containers;
using ImageBuilding;

namespace AppHost.Nodes;

/// <summary>The data of a node that runs in a container: a volume, mounted at <c>/data</c>.</summary>
/// <param name="name">The volume.</param>
/// <param name="container">The node's container, which need not be there.</param>
/// <param name="directory">The node's directory on the host, for copies.</param>
/// <param name="containers">What the lab's containers have in common.</param>
internal sealed class NodeVolume(string name, string container, string directory, LabContainers containers) : INodeData
{
    public string Name { get; } = name;

    /// <summary>Makes the volume, with the lab's label, unless it is there.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken) =>
        DockerCommand.RunAsync(["volume", "create", "--label", containers.Names.Label, Name], cancellationToken);

    public async Task<bool> HasBlocksAsync(CancellationToken cancellationToken) =>
        (await InsideAsync(["ls", "/data/blocks/blocks.log"], cancellationToken)).ExitCode == 0;

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        var answer = await InsideAsync(["find", "/data", "-mindepth", "1", "-delete"], cancellationToken);
        if (answer.ExitCode != 0)
            throw new DockerException($"the volume {Name} cannot be emptied: {DockerAdvice.For(answer.Error)}");
    }

    /// <summary>Copies it into the directory of the same name below the node's own, such as <c>snapshots/</c>.</summary>
    /// <exception cref="DockerException">It cannot be copied.</exception>
    public async Task<string> OnHostAsync(string path, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(directory, Path.GetRelativePath("/data", path));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        await DockerCommand.RunAsync(["cp", $"{container}:{path}", copy], cancellationToken);
        return copy;
    }

    /// <summary>Runs a command of the node's image on the volume.</summary>
    private Task<ProgramRun> InsideAsync(string[] command, CancellationToken cancellationToken) => DockerCommand.TryAsync(
        ["run", "--rm", "--network", "none", "--label", containers.Names.Label, "--user", containers.User.ToString(), "--volume", $"{Name}:/data", "--entrypoint", command[0], containers.NodeImage, .. command[1..]],
        TimeSpan.FromMinutes(1), cancellationToken);
}
