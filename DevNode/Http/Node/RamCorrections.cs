using Antelope;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>get_account_ram_corrections.</summary>
internal static class RamCorrections
{
    public static Func<Controller, Variant> Prepare(Variant json)
    {
        var p = json.AsObject();
        var lower = p.ReadOptional("lower_bound", v => Name.Parse(v.GetString())) ?? default;
        var upper = p.ReadOptional("upper_bound", v => Name.Parse(v.GetString())) ?? new Name(ulong.MaxValue);
        var limit = p.ReadUInt32("limit", 10);
        var reverse = p.ReadBool("reverse");
        return chain =>
        {
            var rows = new List<Variant>();
            var json = new VariantObject();
            Name? more = null;
            foreach (var row in TableWalk.Range(chain.Db.AccountRamCorrections.ByName, lower, upper, r => r.Name, reverse))
            {
                if (rows.Count >= limit)
                {
                    more = row.Name;
                    break;
                }
                rows.Add(new VariantObject { { "name", row.Name }, { "ram_correction", row.RamCorrection } });
            }
            json.Add("rows", rows);
            return more is { } next ? json.Add("more", next) : json;
        };
    }
}
