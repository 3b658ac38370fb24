using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>Turns what was declared about a process resource into the object DCP runs.</summary>
internal sealed class ExecutableFactory(ResourceConfiguration configuration)
{
    /// <summary>Calls the resource's argument and environment callbacks and resolves what they gave.</summary>
    public async Task<DcpExecutable> CreateAsync(IResource resource, int start, CancellationToken cancellationToken)
    {
        var (path, directory, args) = Command(resource);
        return new DcpExecutable(ResourceConfiguration.Metadata(resource, start), new DcpExecutableSpec(path, directory, new DcpAmbientEnvironment("Inherit"))
        {
            Args = [.. args, .. await configuration.ArgumentsAsync(resource, cancellationToken).ConfigureAwait(false)],
            Env = await configuration.EnvironmentAsync(resource, cancellationToken).ConfigureAwait(false),
        });
    }

    private static (string Path, string Directory, string[] Args) Command(IResource resource)
    {
        if (resource is ExecutableResource executable)
            return (executable.Command, executable.WorkingDirectory, []);
        var project = resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath;
        return ("dotnet", Path.GetDirectoryName(project)!, ["run", "--project", project, "--no-launch-profile", "--"]);
    }
}
