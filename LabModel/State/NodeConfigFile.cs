using System.Globalization;
using System.Text;

namespace LabModel.State;

/// <summary>A node's config.ini. It holds its private key, so it is for its owner's eyes alone.</summary>
public static class NodeConfigFile
{
    private static readonly string[] Plugins = ["http_plugin", "chain_plugin", "chain_api_plugin", "producer_plugin", "producer_api_plugin", "net_plugin", "net_api_plugin", "db_size_api_plugin"];

    /// <summary>Writes it into a node's directory.</summary>
    public static void Write(string directory, LabOptions lab, LabNode node, KeyPair key, NodeAddresses addresses)
    {
        Directory.CreateDirectory(directory);
        PrivateFile.Write(Path.Combine(directory, "config.ini"), Text(lab, node, key, addresses));
    }

    /// <summary>Options as the tutorial's script passes them (bios-boot-tutorial.py startNode), with the lab's ports and keys.</summary>
    public static string Text(LabOptions lab, LabNode node, KeyPair key, NodeAddresses addresses)
    {
        var text = new StringBuilder("# Written by the lab at every start: change its settings instead.\n");
        foreach (var (option, value) in Options(lab, node, key, addresses))
            text.Append(CultureInfo.InvariantCulture, $"{option} = {value}\n");
        return text.ToString();
    }

    private static IEnumerable<(string Option, string Value)> Options(LabOptions lab, LabNode node, KeyPair key, NodeAddresses addresses)
    {
        var clients = (lab.Nodes.Count + 10).ToString(CultureInfo.InvariantCulture);
        yield return ("blocks-dir", "blocks");
        yield return ("chain-state-db-size-mb", "1024");
        yield return ("contracts-console", "true");
        yield return ("max-irreversible-block-age", "-1");
        yield return ("max-transaction-time", "350"); // ms; below the block interval of 500 ms, and enough for setcode on a busy machine
        yield return ("http-server-address", $"{addresses.Listen}:{node.HttpPort}");
        yield return ("http-validate-host", "false");
        yield return ("access-control-allow-origin", "*");
        yield return ("verbose-http-errors", "true");
        yield return ("http-max-response-time-ms", "1000"); // 30 by default, too short for tables on a busy machine
        yield return ("abi-serializer-max-time-ms", "1000"); // 15 by default, too short for blocks full of setcode
        yield return ("p2p-listen-endpoint", $"{addresses.Listen}:{node.P2pPort}");
        yield return ("p2p-max-nodes-per-host", clients);
        yield return ("max-clients", clients);
        yield return ("agent-name", node.Name);
        foreach (var peer in Peers(lab, node))
            yield return ("p2p-peer-address", $"{addresses.Of(peer)}:{peer.P2pPort}");
        yield return ("enable-stale-production", "true"); // a lab that was stopped goes on from an old head block
        yield return ("producer-name", node.Producer.ToString());
        yield return ("signature-provider", key.SignatureProvider);
        foreach (var plugin in Plugins)
            yield return ("plugin", $"eosio::{plugin}");
    }

    private static IEnumerable<LabNode> Peers(LabOptions lab, LabNode node) => lab.Mesh switch
    {
        Mesh.Star => node == lab.Nodes[0] ? [] : [lab.Nodes[0]],
        _ => lab.Nodes.Where(n => n != node),
    };
}
