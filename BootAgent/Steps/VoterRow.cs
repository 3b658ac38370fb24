using Antelope;
using Antelope.Json;
using BootAgent.Nodes;
using BootAgent.Plan;

namespace BootAgent.Steps;

/// <summary>A row of eosio.system's table of voters.</summary>
public sealed record VoterRow(Name Owner, Name Proxy, IReadOnlyList<Name> Producers, bool IsProxy)
{
    /// <summary>All rows by owner.</summary>
    public static async Task<IReadOnlyDictionary<Name, VoterRow>> ReadAllAsync(ChainNode node, CancellationToken cancellation)
    {
        var rows = await node.GetTableRowsAsync(SystemAccounts.Eosio, SystemAccounts.Eosio, "voters", cancellation);
        return rows.Select(Read).ToDictionary(row => row.Owner);
    }

    private static VoterRow Read(Variant row) => new(
        row["owner"].AsString(),
        row["proxy"].AsString(),
        [.. row["producers"].AsArray().Select(name => Name.Parse(name.AsString()))],
        row["is_proxy"].AsBool());
}
