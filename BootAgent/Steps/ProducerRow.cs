using System.Globalization;
using System.Text.Json;
using Antelope;
using BootAgent.Nodes;
using BootAgent.Plan;

namespace BootAgent.Steps;

/// <summary>A row of eosio.system's table of producers.</summary>
public sealed record ProducerRow(Name Owner, bool IsActive, double Votes, string Key, string Url, uint UnpaidBlocks, TimePoint LastClaim)
{
    /// <summary>All rows.</summary>
    public static async Task<IReadOnlyList<ProducerRow>> ReadAllAsync(ChainNode node, CancellationToken cancellation)
    {
        var rows = await node.GetTableRowsAsync(SystemAccounts.Eosio, SystemAccounts.Eosio.ToString(), "producers", cancellation);
        return [.. rows.Select(Read)];
    }

    private static ProducerRow Read(JsonElement row) => new(
        row.GetProperty("owner").GetString()!,
        row.GetProperty("is_active").GetInt32() != 0,
        double.Parse(row.GetProperty("total_votes").GetString()!, CultureInfo.InvariantCulture),
        row.GetProperty("producer_key").GetString()!,
        row.GetProperty("url").GetString()!,
        row.GetProperty("unpaid_blocks").GetUInt32(),
        TimePoint.Parse(row.GetProperty("last_claim_time").GetString()!));
}
