namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is a process.</summary>
public class ExecutableResource : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    /// <param name="name">The resource's name.</param>
    /// <param name="command">A path, or a name that is looked up on PATH.</param>
    /// <param name="workingDirectory">The directory the process starts in.</param>
    public ExecutableResource(string name, string command, string workingDirectory) : base(name)
    {
        Annotations.Add(new ExecutableAnnotation { Command = command, WorkingDirectory = workingDirectory });
    }

    public string Command => Annotations.OfType<ExecutableAnnotation>().Last().Command;

    public string WorkingDirectory => Annotations.OfType<ExecutableAnnotation>().Last().WorkingDirectory;
}

/// <summary>What a process runs, and where.</summary>
public sealed class ExecutableAnnotation : IResourceAnnotation
{
    public required string Command { get; set; }

    public required string WorkingDirectory { get; set; }
}

/// <summary>A resource that is a .NET project, started with <c>dotnet run</c>.</summary>
public class ProjectResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport;

/// <summary>Where a project resource's project file is.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>Absolute path of the project file.</summary>
    string ProjectPath { get; }
}
