using Antelope;
using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;
using DevNode.State;

namespace DevNode.Http;

/// <summary>get_account.</summary>
internal static class GetAccount
{
    private static readonly Name EosioAny = "eosio.any";

    public static ReadCall Call { get; } = ReadCall.Of("get_account",
        p => (Account: p.ReadName("account_name"), Core: p.ReadOptional("expected_core_symbol", s => Symbol.Parse(s.GetString()))),
        (context, p) => Read(context, p.Account, p.Core));

    private static Variant Read(ReadContext context, Name name, Symbol? expectedCore)
    {
        var chain = context.Chain;
        var limits = new ResourceLimitsManager(chain.Db);
        var (ram, net, cpu) = limits.GetAccountLimits(name);
        var account = Rows.Account(chain.Db, name);
        var metadata = Rows.Metadata(chain.Db, name);
        var greylist = chain.IsResourceGreylisted(name) ? 1 : Config.MaximumElasticResourceMultiplier;
        var now = BlockTimestamp.From(chain.HeadBlockTime);
        var links = AccountLinks.Of(chain.Db, name);
        var json = new VariantObject
        {
            { "account_name", name },
            { "head_block_num", chain.HeadBlockNum },
            { "head_block_time", chain.HeadBlockTime },
            { "privileged", metadata.IsPrivileged },
            { "last_code_update", metadata.LastCodeUpdate },
            { "created", account.CreationDate.ToTimePoint() },
        };
        var rows = new SystemRows(context, name);
        var core = rows.Abi is null ? null : rows.CoreLiquidBalance(expectedCore ?? rows.CoreSymbol());
        if (core is { } balance)
            json.Add("core_liquid_balance", balance);
        json.Add("ram_quota", ram).Add("net_weight", net).Add("cpu_weight", cpu);
        json.Add("net_limit", Limit(limits.GetAccountNetLimit(name, greylist, now).Limit, account));
        json.Add("cpu_limit", Limit(limits.GetAccountCpuLimit(name, greylist, now).Limit, account));
        json.Add("ram_usage", limits.GetAccountRamUsage(name));
        json.Add("permissions", Permissions(chain.Db, name, links));
        json.Add("total_resources", rows.Own("userres", "user_resources"));
        json.Add("self_delegated_bandwidth", rows.Own("delband", "delegated_bandwidth"));
        json.Add("refund_request", rows.Own("refunds", "refund_request"));
        json.Add("voter_info", rows.Shared("voters", "voter_info"));
        json.Add("rex_info", rows.Shared("rexbal", "rex_balance"));
        json.Add("subjective_cpu_bill_limit", Limit(new(context.SubjectiveBillOf(name), 0, 0, default, 0)));
        json.Add("eosio_any_linked_actions", links.Of(EosioAny));
        return json;
    }

    private static List<Variant> Permissions(ChainDatabase db, Name account, AccountLinks links)
    {
        var permissions = new List<Variant>();
        foreach (var row in db.Permissions.ByOwner.From((account, default)).TakeWhile(r => r.Owner == account))
        {
            var parent = row.Parent == 0 ? default : db.Permissions.Find(row.Parent)?.Name ?? default;
            permissions.Add(new VariantObject
            {
                { "perm_name", row.Name },
                { "parent", parent },
                { "required_auth", row.Auth.ToVariant() },
                { "linked_actions", links.Of(row.Name) },
            });
        }
        return permissions;
    }

    private static Variant Limit(AccountResourceLimit limit, AccountRow account) =>
        Limit(limit with { LastUsageUpdateTime = limit.LastUsageUpdateTime.Slot == 0 ? account.CreationDate : limit.LastUsageUpdateTime });

    private static Variant Limit(AccountResourceLimit limit) => new VariantObject
    {
        { "used", limit.Used },
        { "available", limit.Available },
        { "max", limit.Max },
        { "last_usage_update_time", limit.LastUsageUpdateTime },
        { "current_used", limit.CurrentUsed },
    };
}
