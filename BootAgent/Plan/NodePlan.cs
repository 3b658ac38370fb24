using Antelope;

namespace BootAgent.Plan;

/// <summary>The nodes: distinct names and addresses, one of them the genesis node.</summary>
internal static class NodePlan
{
    public static IReadOnlyList<PlannedNode> Read(PlanDocument document, PlanErrors errors)
    {
        var nodes = new List<PlannedNode>();
        foreach (var (node, i) in (document.Nodes ?? []).Select((node, i) => (node, i)))
        {
            var place = $"nodes[{i}]";
            if (string.IsNullOrWhiteSpace(node.Name) || nodes.Exists(other => other.Name == node.Name))
            {
                errors.Add($"{place}.name", string.IsNullOrWhiteSpace(node.Name) ? "is missing" : $"{node.Name} is there twice");
            }
            if (!Uri.TryCreate(node.HttpUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                errors.Add($"{place}.httpUrl", $"'{node.HttpUrl}' is not a URL such as http://127.0.0.1:8888");
                continue;
            }
            if (nodes.Exists(other => other.HttpUrl == url))
            {
                errors.Add($"{place}.httpUrl", $"{url} is there twice");
            }
            Name? producer = node.Producer is null ? default(Name?) : errors.ReadName($"{place}.producer", node.Producer);
            nodes.Add(new PlannedNode(node.Name ?? "", url, producer, node.Peers));
        }
        if (!nodes.Exists(node => node.Producer == SystemAccounts.Eosio))
        {
            errors.Add("nodes", "none has the producer eosio, which makes the blocks until the elected producers do");
        }
        return nodes;
    }
}
