using System.Reflection;
using LabModel;

namespace AppHost;

/// <summary>Where the build put the parts of the lab; the paths come from the project file.</summary>
internal static class Repository
{
    public static string Root => Metadata("RepositoryRoot");

    public static string LabFile => Path.Combine(Root, "AppHost", "lab.json");

    public static string DevNode => Metadata("DevNodePath");

    public static string BootAgent => Metadata("BootAgentPath");

    /// <summary>The system contracts of a lab: those it names, or those the build makes.</summary>
    public static string ContractsOf(LabOptions lab) => Path.GetFullPath(lab.ContractsDirectory ?? Path.Combine("artifacts", "contracts"), Root);

    /// <summary>Where a lab's directory is.</summary>
    public static string StateOf(LabOptions lab) => Path.GetFullPath(lab.StateDirectory ?? ".lab", Root);

    /// <summary>A lab's own directory.</summary>
    public static string DirectoryOf(LabOptions lab) => Path.Combine(StateOf(lab), lab.Name);

    public static string NodeModules => Path.Combine(Root, "node_modules");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
