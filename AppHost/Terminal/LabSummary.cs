using System.Globalization;
using AppHost.Nodes;
using LabModel;
using LabModel.State;

namespace AppHost.Terminal;

/// <summary>What the terminal says at the start.</summary>
internal static class LabSummary
{
    public static void Print(TextWriter output, LabOptions lab, LabDirectory directory, NodeEngine engine)
    {
        var width = lab.Nodes.Max(n => n.Name.Length);
        output.WriteLine($"Lab {lab.Name} in {directory.Root}, seed {directory.Seed(lab).ToString(CultureInfo.InvariantCulture)}");
        output.WriteLine($"Engine {engine.Name} ({engine.Path}): {engine.Reason}");
        output.WriteLine($"Isolation process: {(lab.Isolation == IsolationChoice.Process ? "as configured" : "containers are not available yet")}");
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
