using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds processes.</summary>
public static class ExecutableResourceBuilderExtensions
{
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="command">A path, or a name that is looked up on PATH.</param>
    /// <param name="workingDirectory">Where the process starts, relative to the AppHost's directory.</param>
    /// <param name="args">The first arguments.</param>
    public static IResourceBuilder<ExecutableResource> AddExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, string command, string workingDirectory, params string[]? args) =>
        builder.AddResource(new ExecutableResource(name, command, Path.GetFullPath(workingDirectory, builder.AppHostDirectory))).WithArgs(args ?? []);
}

/// <summary>Adds .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Runs a project with <c>dotnet run</c>; it gets the telemetry environment by itself.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="projectPath">The project file, relative to the AppHost's directory.</param>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath)
    {
        var path = Path.GetFullPath(projectPath, builder.AppHostDirectory);
        if (!File.Exists(path))
            throw new DistributedApplicationException($"The project of the resource '{name}' does not exist: {path}");
        return builder.AddResource(new ProjectResource(name)).WithAnnotation(new ProjectMetadata(path)).WithOtlpExporter();
    }

    private sealed class ProjectMetadata(string path) : IProjectMetadata
    {
        public string ProjectPath => path;
    }
}

/// <summary>Adds states to resources that the application does not run.</summary>
public static class CustomResourceExtensions
{
    public static IResourceBuilder<TResource> WithInitialState<TResource>(this IResourceBuilder<TResource> builder, CustomResourceSnapshot initialSnapshot)
        where TResource : IResource => builder.WithAnnotation(new ResourceSnapshotAnnotation(initialSnapshot), ResourceAnnotationMutationBehavior.Replace);
}
