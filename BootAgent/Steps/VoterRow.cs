using System.Text.Json;
using Antelope;
using BootAgent.Nodes;
using BootAgent.Plan;

namespace BootAgent.Steps;

/// <summary>A row of eosio.system's table of voters.</summary>
public sealed record VoterRow(Name Owner, Name Proxy, IReadOnlyList<Name> Producers, bool IsProxy)
{
    /// <summary>All rows by owner.</summary>
    public static async Task<IReadOnlyDictionary<Name, VoterRow>> ReadAllAsync(ChainNode node, CancellationToken cancellation)
    {
        var rows = await node.GetTableRowsAsync(SystemAccounts.Eosio, SystemAccounts.Eosio.ToString(), "voters", cancellation);
        return rows.Select(Read).ToDictionary(row => row.Owner);
    }

    private static VoterRow Read(JsonElement row) => new(
        row.GetProperty("owner").GetString()!,
        row.GetProperty("proxy").GetString()!,
        [.. row.GetProperty("producers").EnumerateArray().Select(name => (Name)name.GetString()!)],
        row.GetProperty("is_proxy").GetInt32() != 0);
}
