using System.Xml.Linq;

namespace ImageBuilding;

/// <summary>A .NET program of the repository: its sources, and its published form for an image.</summary>
/// <param name="root">The repository.</param>
/// <param name="project">Folder and project name, such as DevNode.</param>
internal sealed class AppSource(string root, string project)
{
    /// <summary>A node boots a chain as soon as it starts: compiled ahead of time it need not compile itself then.</summary>
    private static readonly string[] Form = ["--configuration", "Release", "--self-contained", "-p:PublishReadyToRun=true"];

    private static readonly string[] SharedFiles = ["Directory.Build.props", "Directory.Packages.props", "ReadyToRun.targets", "global.json"];
    private static readonly string[] SourceTypes = [".cs", ".csproj", ".json", ".mibc", ".proto"];
    private static readonly string[] BuildFolders = ["bin", "obj"];

    /// <summary>Adds everything that decides what is published: the project's sources and those of every project it refers to.</summary>
    public ImageContext AddSources(ImageContext context)
    {
        foreach (var file in SharedFiles.Where(f => File.Exists(Path.Combine(root, f))))
            context.Add(file, Path.Combine(root, file));
        foreach (var folder in Projects(Path.Combine(root, project, $"{project}.csproj"), []))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (SourceTypes.Contains(Path.GetExtension(file)) && !BuildFolders.Contains(path.Split('/')[0]))
                    context.Add($"{Path.GetFileName(folder)}/{path}", file);
            }
        }
        return context;
    }

    /// <summary>Publishes the program with .NET inside; obj and bin of the usual builds are not touched.</summary>
    /// <param name="directory">Where to; emptied first.</param>
    /// <param name="runtime">Such as <c>linux-x64</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PublishAsync(string directory, string runtime, CancellationToken cancellation)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var run = await ProgramRun.RunAsync(
            dotnet,
            ["publish", Path.Combine(root, project), "--nologo", "--verbosity", "quiet", "--runtime", runtime, .. Form,
                "--artifacts-path", Path.Combine(root, "artifacts", "images", "build"), "--output", directory],
            null, cancellation);
        if (run.ExitCode != 0)
            throw new ImageException($"cannot publish {project} for its image:\n{run.Output}\n{run.Error}");
    }

    private static HashSet<string> Projects(string file, HashSet<string> found)
    {
        if (found.Add(Path.GetDirectoryName(file)!))
        {
            foreach (var reference in XDocument.Load(file).Descendants("ProjectReference"))
                Projects(Path.GetFullPath((string)reference.Attribute("Include")!, Path.GetDirectoryName(file)!), found);
        }
        return found;
    }
}
