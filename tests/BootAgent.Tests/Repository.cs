namespace BootAgent.Tests;

/// <summary>Places of the repository under test.</summary>
internal static class Repository
{
    /// <summary>The directory that holds Lab.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The contracts that the build makes.</summary>
    public static string Contracts { get; } = Path.Combine(Root, "artifacts", "contracts");

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "Lab.sln")) ? directory : Find(Path.GetDirectoryName(directory)!);
}
