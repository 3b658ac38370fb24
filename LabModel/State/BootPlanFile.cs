using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabModel.State;

/// <summary>The boot agent's plan, boot.json.</summary>
public static class BootPlanFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the plan of a boot agent that is a process on this machine.</summary>
    /// <param name="directory">The lab's state.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="contracts">The directory of the system contracts.</param>
    public static void Write(LabDirectory directory, LabOptions lab, string contracts) =>
        PrivateFile.Write(directory.BootPlan, Text(lab, directory.Seed(lab), NodeAddresses.Loopback, directory.Keys, contracts));

    /// <summary>Writes the plan of a boot agent that is a container, with keys and contracts mounted.</summary>
    /// <param name="directory">The lab's state.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="keysFile">The keys, as the container sees the file.</param>
    /// <param name="contracts">The directory of the system contracts, as the container sees it.</param>
    public static void WriteForContainer(LabDirectory directory, LabOptions lab, string keysFile, string contracts) =>
        PrivateFile.Write(directory.ContainerBootPlan, Text(lab, directory.Seed(lab), NodeAddresses.ContainerNetwork, keysFile, contracts));

    /// <summary>The plan as JSON.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="seed">Fixes random amounts.</param>
    /// <param name="addresses">Where the boot agent finds the nodes.</param>
    /// <param name="keysFile">The keys, as the boot agent sees the file.</param>
    /// <param name="contracts">The directory of the system contracts, as the boot agent sees it.</param>
    public static string Text(LabOptions lab, int seed, NodeAddresses addresses, string keysFile, string contracts) => JsonSerializer.Serialize(new
    {
        Nodes = lab.Nodes.Select((n, i) => new { n.Name, HttpUrl = addresses.HttpUrl(n), Producer = n.Producer.ToString(), Peers = lab.Mesh == Mesh.Star && i > 0 ? 1 : (int?)null }),
        KeysFile = keysFile,
        ContractsDirectory = contracts,
        Symbol = lab.Symbol.ToString(),
        Supply = lab.Supply.ToString(),
        Issue = lab.Issue.ToString(),
        lab.Features,
        Accounts = lab.Accounts.Select(a => new { Name = a.Name.ToString(), StakeNet = a.StakeNet.ToString(), StakeCpu = a.StakeCpu.ToString(), a.BuyRamKbytes, a.Transfer, Liquid = a.Liquid?.ToString() }),
        Producers = lab.Producers.Select(p => p.ToString()),
        Users = UserNames.First(lab.Users),
        Seed = seed,
        Votes = lab.Votes?.Select(v => new { Voter = v.Voter.ToString(), Producers = v.Producers.Select(p => p.ToString()) }),
        lab.ClaimRewards,
        lab.ProxyVotes,
    }, Format);
}
