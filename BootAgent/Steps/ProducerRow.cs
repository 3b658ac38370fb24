using System.Globalization;
using Antelope;
using Antelope.Json;
using BootAgent.Nodes;
using BootAgent.Plan;

namespace BootAgent.Steps;

/// <summary>A row of eosio.system's table of producers.</summary>
public sealed record ProducerRow(Name Owner, bool IsActive, double Votes, string Key, string Url, uint UnpaidBlocks, TimePoint LastClaim)
{
    /// <summary>All rows.</summary>
    public static async Task<IReadOnlyList<ProducerRow>> ReadAllAsync(ChainNode node, CancellationToken cancellation)
    {
        var rows = await node.GetTableRowsAsync(SystemAccounts.Eosio, SystemAccounts.Eosio, "producers", cancellation);
        return [.. rows.Select(Read)];
    }

    private static ProducerRow Read(Variant row) => new(
        row["owner"].AsString(),
        row["is_active"].AsBool(),
        double.Parse(row["total_votes"].AsString(), CultureInfo.InvariantCulture),
        row["producer_key"].AsString(),
        row["url"].AsString(),
        (uint)row["unpaid_blocks"].AsUInt64(),
        TimePoint.Parse(row["last_claim_time"].AsString()));
}
