using System.Text.RegularExpressions;
using Antelope;

namespace LabModel;

/// <summary>Reads the nodes that are listed, and makes up or leaves out producers until there are as many as are wanted.</summary>
internal static partial class NodeSettings
{
    private static readonly Name Eosio = "eosio";

    public static IReadOnlyList<LabNode> Read(Settings settings)
    {
        var listed = settings.Children("Nodes").Select(key => ReadNode(settings, key)).ToList();
        if (listed.Count == 0 || listed[0].Producer != Eosio)
            settings.Fail("Nodes:0", "the first node must be the genesis node, whose producer is eosio");
        for (var i = 1; i < listed.Count; i++)
        {
            if (listed[i].Producer == Eosio)
                settings.Fail($"Nodes:{i}", "only the first node may produce as eosio");
        }

        var wanted = settings.Number("Producers", 1, ProducerNames.Max) ?? listed.Count - 1;
        if (wanted < 1 && listed.Count > 0)
            settings.Fail("Nodes", "there is no producer besides eosio");
        var nodes = listed.Take(wanted + 1).ToList();
        foreach (var more in ProducerNames.Nodes().Where(n => nodes.TrueForAll(m => m.Name != n.Name)))
        {
            if (nodes.Count > wanted)
                break;
            nodes.Add(more);
        }

        return nodes;
    }

    private static LabNode ReadNode(Settings settings, string key)
    {
        var name = settings.Text($"{key}:Name") ?? "";
        if (name.Length > 64 || !ResourceName().IsMatch(name))
            settings.Fail($"{key}:Name", $"'{name}' is not 1 to 64 ASCII letters, digits and single hyphens, a letter first");
        var producer = settings.Text($"{key}:Producer");
        if (!Name.TryParse(producer ?? name, out var account, out var error) || account.IsEmpty)
            settings.Fail(producer is null ? $"{key}:Name" : $"{key}:Producer", $"no account can have this name: {(error.Length > 0 ? error : "it is empty")}");
        return new(name, account, Port(settings, $"{key}:HttpPort"), Port(settings, $"{key}:P2pPort"));
    }

    private static int Port(Settings settings, string key)
    {
        if (!settings.Has(key))
            settings.Fail(key, "is missing");
        return settings.Number(key, 1, ushort.MaxValue) ?? 0;
    }

    [GeneratedRegex("^[A-Za-z](-?[A-Za-z0-9])*$")]
    private static partial Regex ResourceName();
}
