namespace Bench;

/// <summary>What the same build has made, by its place beside bench/bin/CONFIGURATION/net10.0/.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Here = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string Root { get; } = Here.Parent!.Parent!.Parent!.Parent!.FullName;
    public static string AppHost => Executable("AppHost");
    public static string BootAgent => Executable("BootAgent");
    public static string DevNode => Executable("DevNode");

    /// <summary>The boot sequence's contracts, laid out as reference-contracts does.</summary>
    public static string Contracts => Path.Combine(Root, "artifacts", "contracts");

    private static string Executable(string project) => Path.Combine(Root, project, "bin", Here.Parent!.Name, Here.Name, project);
}
