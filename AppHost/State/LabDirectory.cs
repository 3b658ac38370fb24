using System.Globalization;
using System.Security.Cryptography;
using AppHost.Configuration;

namespace AppHost.State;

/// <summary>The state of one lab, <c>.lab/NAME/</c>: keys.json, genesis.json, boot.json, seed, and a directory for each node.</summary>
internal sealed class LabDirectory
{
    private LabDirectory(string path) => Root = path;

    public string Root { get; }

    public string Keys => Path.Combine(Root, "keys.json");

    public string Genesis => Path.Combine(Root, "genesis.json");

    public string BootPlan => Path.Combine(Root, "boot.json");

    private string SeedFile => Path.Combine(Root, "seed");

    public static LabDirectory Open(LabOptions lab, bool clean)
    {
        var path = Path.Combine(Path.GetFullPath(lab.StateDirectory ?? ".lab", Repository.Root), lab.Name);
        if (clean && Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        return new(path);
    }

    public string Node(LabNode node) => Path.Combine(Root, node.Name);

    /// <summary>Fixes random amounts: the configured seed, else the one chosen at the lab's first start.</summary>
    public int Seed(LabOptions lab)
    {
        if (lab.Seed is { } seed)
            return seed;
        if (File.Exists(SeedFile) && int.TryParse(File.ReadAllText(SeedFile), CultureInfo.InvariantCulture, out var kept))
            return kept;
        var chosen = RandomNumberGenerator.GetInt32(int.MaxValue);
        File.WriteAllText(SeedFile, chosen.ToString(CultureInfo.InvariantCulture));
        return chosen;
    }
}
