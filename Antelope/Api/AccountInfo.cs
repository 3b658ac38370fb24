using Antelope.Chain;
using Antelope.Json;

namespace Antelope.Api;

/// <summary>A permission of an account; the parent of owner is the empty name.</summary>
public sealed record AccountPermission(Name Name, Name Parent, Authority RequiredAuth);

/// <summary>Answer of get_account; <see cref="Json"/> has everything. Quotas and weights of -1 are unlimited.</summary>
public sealed record AccountInfo(
    Name AccountName,
    bool Privileged,
    TimePoint LastCodeUpdate,
    TimePoint Created,
    Asset? CoreLiquidBalance,
    long RamQuota,
    long RamUsage,
    long NetWeight,
    long CpuWeight,
    IReadOnlyList<AccountPermission> Permissions,
    Variant Json)
{
    /// <summary>A row of a system contract's table in the answer, such as <c>self_delegated_bandwidth</c> or <c>voter_info</c>; null when there is none.</summary>
    public VariantObject? Row(string member) => Json.AsObject().TryGet(member, out var row) && row.IsObject ? row.AsObject() : null;

    /// <summary>Throws <see cref="FormatException"/> when a member is missing or does not fit.</summary>
    public static AccountInfo FromVariant(Variant json) => new(
        Name.Parse(json["account_name"].AsString()),
        json["privileged"].AsBool(),
        TimePoint.Parse(json["last_code_update"].AsString()),
        TimePoint.Parse(json["created"].AsString()),
        json.AsObject().TryGet("core_liquid_balance", out var balance) && balance.IsString ? Asset.Parse(balance.GetString()) : null,
        json["ram_quota"].AsInt64(),
        json["ram_usage"].AsInt64(),
        json["net_weight"].AsInt64(),
        json["cpu_weight"].AsInt64(),
        [.. json["permissions"].AsArray().Select(p => new AccountPermission(
            Name.Parse(p["perm_name"].AsString()),
            Name.Parse(p["parent"].AsString()),
            p["required_auth"].ToAuthority()))],
        json);
}
