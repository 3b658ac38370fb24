using System.Reflection;

namespace AppHost;

/// <summary>Where the build put the parts of the lab; the paths come from the project file.</summary>
internal static class Repository
{
    public static string Root => Metadata("RepositoryRoot");

    public static string LabFile => Path.Combine(Root, "AppHost", "lab.json");

    public static string DevNode => Metadata("DevNodePath");

    public static string BootAgent => Metadata("BootAgentPath");

    public static string Contracts => Path.Combine(Root, "artifacts", "contracts");

    public static string NodeModules => Path.Combine(Root, "node_modules");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
