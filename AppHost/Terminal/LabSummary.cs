using System.Globalization;
using LabModel;
using LabModel.State;

namespace AppHost.Terminal;

/// <summary>What the terminal says at the start.</summary>
internal static class LabSummary
{
    public static void Print(TextWriter output, LabOptions lab, LabDirectory directory, LabSetting setting)
    {
        var width = lab.Nodes.Max(n => n.Name.Length);
        output.WriteLine($"Lab {lab.Name} in {directory.Root}, seed {directory.Seed(lab).ToString(CultureInfo.InvariantCulture)}");
        output.WriteLine($"Engine {setting.Engine.Name} ({setting.Containers?.NodeImage ?? setting.Engine.Path}): {setting.Engine.Reason}");
        output.WriteLine($"Isolation {(setting is { Containers: not null, Isolation.Engine: { } docker } ? $"container (Docker {docker.Version})" : "process")}: {setting.Isolation.Reason}");
        foreach (var node in lab.Nodes)
            output.WriteLine($"  {node.Name.PadRight(width)}  HTTP {node.HttpUrl}  p2p {node.P2pAddress}");
    }

    public static void PrintNextSteps(TextWriter output, LabOptions lab)
    {
        var genesis = lab.Nodes[0];
        output.WriteLine($"Try: curl {genesis.HttpUrl}/v1/chain/get_info");
        output.WriteLine($"     cleos -u {genesis.HttpUrl} get account eosio");
        output.WriteLine($"     dotnet run --no-build --project AppHost -- node {lab.Nodes[^1].Name} restart{(lab.Name == "default" ? "" : $" --Lab:Name={lab.Name}")}");
        output.WriteLine("Ctrl-C stops the lab and keeps its chain: the next run continues it.");
    }
}
