namespace Bench.Robustness;

/// <summary>Places of the repository this program was built in.</summary>
internal static class RepositoryPlaces
{
    /// <summary>The directory that holds Lab.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The DevNode built in the same configuration.</summary>
    public static string DevNode { get; } = Path.Combine(Root, "DevNode", "bin", Configuration, "net10.0", "DevNode");

    /// <summary>The contracts that the build makes.</summary>
    public static string Contracts { get; } = Path.Combine(Root, "artifacts", "contracts");

    /// <summary>Recordings of a real nodeos.</summary>
    public static string Golden { get; } = Path.Combine(Root, "tests", "DevNode.Tests", "Golden");

    // .../bin/CONFIGURATION/net10.0/
    private static string Configuration => new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Parent!.Name;

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "Lab.sln")) ? directory : Find(Path.GetDirectoryName(directory)!);
}
