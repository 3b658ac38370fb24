using Antelope;
using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;
using DevNode.State;

namespace DevNode.Http;

/// <summary>get_producers and get_producer_schedule.</summary>
internal static class GetProducers
{
    private static readonly Name Producers = "producers";
    private static readonly Name Global = "global";

    private sealed record Params(bool Json, string LowerBound, uint Limit, uint? TimeLimitMs);

    public static ReadCall Call { get; } = ReadCall.Of("get_producers",
        p => new Params(p.ReadBool("json"), p.ReadText("lower_bound"), p.ReadUInt32("limit", 50), p.ReadOptional("time_limit_ms", v => (uint)v.AsUInt64())),
        Read);

    public static ReadCall ScheduleCall { get; } = ReadCall.Of("get_producer_schedule", context => new VariantObject
    {
        { "active", context.Chain.ActiveProducers.ToVariant() },
        { "pending", context.Chain.PendingProducers is { Producers.Count: > 0 } pending ? pending.ToVariant() : default },
        { "proposed", context.Chain.ProposedProducers is { Producers.Count: > 0 } proposed ? proposed.ToVariant() : default },
    });

    /// <summary>Without a system contract that has producers, the active schedule stands for them.</summary>
    private static Variant Read(ReadContext context, Params p)
    {
        try
        {
            return ReadTable(context, p);
        }
        catch (Exception e) when (e is ChainException or AbiException or FormatException or Antelope.Serialization.PackException)
        {
            return Result(context.Chain.ActiveProducers.Producers.Select(FromSchedule).ToList(), 0, "");
        }
    }

    private static Variant ReadTable(ReadContext context, Params p)
    {
        var db = context.Chain.Db;
        var error = ChainErrors.ContractTableQueryException;
        var abi = context.Abis.Find(Config.SystemAccountName) ?? throw error.Error("no ABI");
        error.Assert(GetTableRows.TableType(abi.Definition, Producers) == "i64", "Invalid table type for table producers");
        var table = db.TableIds.ByCodeScopeTable.Find((Config.SystemAccountName, Config.SystemAccountName, Producers)) ?? throw error.Error("Missing producers table");
        var type = abi.TableType(Producers)!;
        var lower = Name.Parse(p.LowerBound).Value;
        var start = lower == 0
            ? (table.Id, new Float64Key(BitConverter.DoubleToUInt64Bits(double.MinValue)), 0)
            : db.IndexDouble.ByPrimary.LowerBound((table.Id, lower)) is { } first ? (first.TableId, first.SecondaryKey, first.PrimaryKey)
            : (long.MaxValue, default, 0);
        var rows = new List<Variant>();
        var more = "";
        var hasTime = context.Time.Within(p.TimeLimitMs);
        foreach (var entry in db.IndexDouble.BySecondary.From(start).TakeWhile(e => e.TableId == table.Id))
        {
            if (rows.Count >= p.Limit || !hasTime())
            {
                more = new Name(entry.PrimaryKey).ToString();
                break;
            }
            var row = db.KeyValues.ByScopePrimary.Find((table.Id, entry.PrimaryKey))!;
            rows.Add(p.Json ? abi.Decode(type, row.Value) : row.Value);
        }
        return Result(rows, TotalVoteWeight(db, abi), more);
    }

    private static double TotalVoteWeight(ChainDatabase db, AbiSerializer abi)
    {
        var error = ChainErrors.ContractTableQueryException;
        error.Assert(GetTableRows.TableType(abi.Definition, Global) == "i64", "Invalid table type for table global");
        var row = Rows.Find(db, Config.SystemAccountName, Config.SystemAccountName, Global, Global.Value) ?? throw error.Error("Missing row in table global");
        return abi.Decode(abi.TableType(Global)!, row.Value)["total_producer_vote_weight"].AsDouble();
    }

    private static Variant FromSchedule(ProducerAuthority producer)
    {
        var json = new VariantObject
        {
            { "owner", producer.ProducerName },
            { "producer_authority", producer.Authority.ToVariant() },
            { "url", "" },
            { "total_votes", 0.0 },
        };
        return producer.Authority.Keys is [var only] && only.Weight == producer.Authority.Threshold ? json.Add("producer_key", only.Key) : json;
    }

    private static Variant Result(List<Variant> rows, double weight, string more) =>
        new VariantObject { { "rows", rows }, { "total_producer_vote_weight", weight }, { "more", more } };
}
