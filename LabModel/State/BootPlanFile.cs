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

    /// <summary>Writes the plan of a lab.</summary>
    /// <param name="directory">The lab's state.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="contracts">The directory of the system contracts.</param>
    public static void Write(LabDirectory directory, LabOptions lab, string contracts) => PrivateFile.Write(directory.BootPlan, JsonSerializer.Serialize(new
    {
        Nodes = lab.Nodes.Select((n, i) => new { n.Name, n.HttpUrl, Producer = n.Producer.ToString(), Peers = lab.Mesh == Mesh.Star && i > 0 ? 1 : (int?)null }),
        KeysFile = directory.Keys,
        ContractsDirectory = contracts,
        Symbol = lab.Symbol.ToString(),
        Supply = lab.Supply.ToString(),
        Issue = lab.Issue.ToString(),
        lab.Features,
        Accounts = lab.Accounts.Select(a => new { Name = a.Name.ToString(), StakeNet = a.StakeNet.ToString(), StakeCpu = a.StakeCpu.ToString(), a.BuyRamKbytes, a.Transfer }),
        Producers = lab.Producers.Select(p => p.ToString()),
        Users = UserNames.First(lab.Users),
        Seed = directory.Seed(lab),
        Votes = lab.Votes?.Select(v => new { Voter = v.Voter.ToString(), Producers = v.Producers.Select(p => p.ToString()) }),
        lab.ClaimRewards,
        lab.ProxyVotes,
    }, Format));
}
