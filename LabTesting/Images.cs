using System.Reflection;
using ImageBuilding;
using LabModel;

namespace LabTesting;

/// <summary>The images of a test's lab: those it names, or those of the repository this was built from, which are built when they are missing.</summary>
internal static class Images
{
    public static async Task<(string Node, string BootAgent)> FindAsync(AntelopeLabOptions options, CancellationToken cancellation)
    {
        var root = typeof(Images).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
        var named = new ImageOptions { Node = options.NodeImage, BootAgent = options.BootAgentImage };
        var progress = new ProgressWriter(options.Progress);
        var images = new LabImages(named, Path.Combine(root, "artifacts", "contracts"), root, progress, TimeProvider.System);
        try
        {
            return (await images.NodeAsync(nodeos: null, cancellation), await images.BootAgentAsync(cancellation));
        }
        catch (ImageException e)
        {
            throw new AntelopeLabException(e.Message, e);
        }
    }
}
