using ImageBuilding;
using AppHost.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LabModel;

namespace AppHost.Containers;

/// <summary>What all containers of a lab have in common.</summary>
/// <param name="Names">Names and label.</param>
/// <param name="NodeImage">The image of nodes: nodeos or DevNode with its options, <c>/config</c> and <c>/data</c> as images/README.md says.</param>
/// <param name="BootAgentImage">The image of the boot agent; null where it is a process.</param>
/// <param name="User">Who they run as.</param>
internal sealed record LabContainers(LabNames Names, string NodeImage, string? BootAgentImage, ContainerUser User)
{
    /// <summary>Builds the images that are missing, and decides who containers run as.</summary>
    /// <exception cref="DockerException">An image cannot be had or used.</exception>
    public static async Task<LabContainers> PrepareAsync(LabOptions lab, NodeEngine node, DockerEngine engine, LabNames names, CancellationToken cancellationToken)
    {
        var images = new LabImages(lab.Images, Repository.ContractsOf(lab), Repository.Root, Console.Out, TimeProvider.System);
        try
        {
            var nodeImage = await images.NodeAsync(node.Name == "nodeos" ? node.Path : null, cancellationToken);
            var agentImage = lab.BootAgentIsolation == IsolationChoice.Container ? await images.BootAgentAsync(cancellationToken) : null;
            return new(names, nodeImage, agentImage, await ContainerUser.ForAsync(engine, nodeImage, cancellationToken));
        }
        catch (ImageException e)
        {
            throw new DockerException(e.Message);
        }
    }

    /// <summary>Name, label, user, and no more rights than a node needs: the root is read-only, nothing is executed with other rights.</summary>
    public IResourceBuilder<T> Confine<T>(IResourceBuilder<T> builder)
        where T : ContainerResource => builder
        .WithImagePullPolicy(ImagePullPolicy.Never) // what the lab runs is built or named, and here
        .WithContainerName(Names.Container(builder.Resource.Name))
        .WithContainerRuntimeArgs(
            "--label", Names.Label,
            "--user", User.ToString(),
            "--read-only", "--tmpfs", "/tmp",
            "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
            "--no-healthcheck"); // the lab asks over HTTP itself
}
