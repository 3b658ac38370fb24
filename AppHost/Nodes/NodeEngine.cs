using ImageBuilding;
using LabModel;

namespace AppHost.Nodes;

/// <summary>The program that runs nodes. Both take nodeos's options.</summary>
/// <param name="Name">nodeos or devnode.</param>
/// <param name="Path">The executable.</param>
/// <param name="Reason">Why it was chosen.</param>
public sealed record NodeEngine(string Name, string Path, string Reason)
{
    /// <summary>Name of the engine that is nodeos itself.</summary>
    public const string Nodeos = "nodeos";

    /// <summary>Finds the engine that is configured; <c>auto</c> takes nodeos when there is one.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="searchPath">The PATH to look for nodeos on.</param>
    /// <exception cref="LabConfigurationException">nodeos is wanted and not there.</exception>
    public static NodeEngine Choose(LabOptions lab, string? searchPath)
    {
        if (lab.Engine == EngineChoice.DevNode)
            return Embedded("Lab:Engine is devnode");
        if (lab.NodeosPath is { } configured)
        {
            var path = Directory.Exists(configured) ? System.IO.Path.Combine(configured, Nodeos) : configured;
            return File.Exists(path)
                ? new(Nodeos, System.IO.Path.GetFullPath(path), "Lab:Nodeos:Path names it")
                : throw new LabConfigurationException([$"Lab:Nodeos:Path: there is no nodeos at {path}"]);
        }

        var found = (searchPath ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => System.IO.Path.Combine(directory, Nodeos)).FirstOrDefault(File.Exists);
        if (found is not null)
            return new(Nodeos, found, "it is on PATH");
        return lab.Engine == EngineChoice.Nodeos
            ? throw new LabConfigurationException(["Lab:Engine: nodeos is not on PATH; name it with Lab:Nodeos:Path, or take devnode"])
            : Embedded("there is no nodeos on PATH and no Lab:Nodeos:Path");
    }

    /// <summary>The engine of nodes in containers: nodeos where this machine has one or a package of it, its image is named, or it is asked for.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="searchPath">The PATH to look for nodeos on.</param>
    /// <exception cref="LabConfigurationException">There is no nodeos at Lab:Nodeos:Path.</exception>
    public static NodeEngine ChooseForContainers(LabOptions lab, string? searchPath)
    {
        const string inImage = "of an image";
        if (lab.Engine == EngineChoice.DevNode)
            return Embedded("Lab:Engine is devnode");
        if (lab.Images.Node is not null)
            return new("nodeos", inImage, "Lab:Images:Node names its image");
        var auto = Choose(lab with { Engine = EngineChoice.Auto }, searchPath);
        if (auto.Name == "nodeos")
            return auto;
        if (NodeosPackage.IsIn(System.IO.Path.Combine(Repository.Root, "images", "nodeos", "drop")))
            return new("nodeos", inImage, "images/nodeos/drop has it");
        return lab.Engine == EngineChoice.Nodeos ? new("nodeos", inImage, "Lab:Engine is nodeos, of a release package") : auto;
    }

    private static NodeEngine Embedded(string reason) => new("devnode", Repository.DevNode, reason);
}
