using Antelope;
using Antelope.Json;

namespace DevNode.Http;

/// <summary>get_table_by_scope.</summary>
internal static class GetTableByScope
{
    private sealed record Params(Name Code, Name Table, string LowerBound, string UpperBound, uint Limit, bool Reverse, uint? TimeLimitMs);

    public static ReadCall Call { get; } = ReadCall.Of("get_table_by_scope",
        p => new Params(p.ReadName("code"), p.ReadName("table"), p.ReadText("lower_bound"), p.ReadText("upper_bound"), p.ReadUInt32("limit", 10),
            p.ReadOptional("reverse", v => v.AsBool()) ?? false, p.ReadOptional("time_limit_ms", v => (uint)v.AsUInt64())),
        Read);

    private static Variant Read(ReadContext context, Params p)
    {
        var lower = (p.Code, Scope(p.LowerBound, "lower_bound scope", 0), p.Table);
        var upper = (p.Code, Scope(p.UpperBound, "upper_bound scope", ulong.MaxValue), p.Table.IsEmpty ? new Name(ulong.MaxValue) : p.Table);
        var rows = new List<Variant>();
        var more = "";
        if (upper.CompareTo(lower) >= 0)
        {
            var hasTime = context.Time.Within(p.TimeLimitMs);
            foreach (var row in TableWalk.Range(context.Chain.Db.TableIds.ByCodeScopeTable, lower, upper, r => (r.Code, r.Scope, r.Table), p.Reverse))
            {
                if (rows.Count >= p.Limit || !hasTime())
                {
                    more = row.Scope.ToString();
                    break;
                }
                if (p.Table.IsEmpty || row.Table == p.Table)
                    rows.Add(new VariantObject
                    {
                        { "code", row.Code }, { "scope", row.Scope }, { "table", row.Table }, { "payer", row.Payer }, { "count", row.Count },
                    });
            }
        }
        return new VariantObject { { "rows", rows }, { "more", more } };
    }

    private static Name Scope(string text, string what, ulong fallback) => new(text.Length == 0 ? fallback : KeyText.ToUInt64(text, what));
}
