using AppHost.Containers;
using ImageBuilding;

namespace AppHost.Nodes;

/// <summary>The data of a node that runs in a container: a volume, mounted at <c>/data</c>.</summary>
internal sealed class NodeVolume(string name, LabContainers containers) : INodeData
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

    /// <summary>Runs a command of the node's image on the volume.</summary>
    private Task<ProgramRun> InsideAsync(string[] command, CancellationToken cancellationToken) => DockerCommand.TryAsync(
        ["run", "--rm", "--network", "none", "--label", containers.Names.Label, "--user", containers.User.ToString(), "--volume", $"{Name}:/data", "--entrypoint", command[0], containers.NodeImage, .. command[1..]],
        TimeSpan.FromMinutes(1), cancellationToken);
}
