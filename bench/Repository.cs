namespace Bench;

/// <summary>What the repository has and the same build has made; found from bin/CONFIGURATION/net10.0/ of any of its projects.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Here = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The directory that holds Lab.sln.</summary>
    public static string Root { get; } = Find(Here.FullName);
    public static string AppHost => Executable("AppHost");
    public static string BootAgent => Executable("BootAgent");

    /// <summary>The form compiled ahead of time (ReadyToRun.targets).</summary>
    public static string DevNode => Path.Combine(Path.GetDirectoryName(Executable("DevNode"))!, "publish", "DevNode");

    /// <summary>The form that is not.</summary>
    public static string DevNodeAsBuilt => Executable("DevNode");

    /// <summary>The boot sequence's contracts, laid out as reference-contracts does.</summary>
    public static string Contracts => Path.Combine(Root, "artifacts", "contracts");

    /// <summary>Recordings of a real nodeos.</summary>
    public static string Golden => Path.Combine(Root, "tests", "DevNode.Tests", "Golden");

    private static string Executable(string project) => Path.Combine(Root, project, "bin", Here.Parent!.Name, Here.Name, project);

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "Lab.sln")) ? directory : Find(Path.GetDirectoryName(directory)!);
}
