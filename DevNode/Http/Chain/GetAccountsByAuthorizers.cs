using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>get_accounts_by_authorizers: permissions that keys or permission levels stand in.</summary>
internal static class GetAccountsByAuthorizers
{
    /// <summary>The read over the index of a node.</summary>
    public static ReadCall Call(AccountQueries queries) => ReadCall.Of("get_accounts_by_authorizers",
        p => (Accounts: p.ReadList("accounts", ToLevel), Keys: p.ReadList("keys", k => PublicKey.Parse(k.AsString()))),
        (_, p) => new VariantObject { { "accounts", Read(queries, p.Accounts, p.Keys) } });

    /// <summary>
    /// A name stands for all its permissions, as does a level with an actor only; other members are refused. What is neither text nor an object is the
    /// empty name (nodeos account_query_db.hpp from_variant).
    /// </summary>
    private static PermissionLevel ToLevel(Variant json)
    {
        if (json.IsString)
            return new(Name.Parse(json.GetString()), default);
        if (json.Kind != VariantKind.Object)
            return default;
        var level = json.AsObject();
        if (!level.TryGet("actor", out _))
            throw ChainErrors.InvalidHttpRequest.Error("Missing Actor field");
        if (level.Count != (level.TryGet("permission", out _) ? 2 : 1))
            throw ChainErrors.InvalidHttpRequest.Error("Unrecognized fields in account");
        return new(level.ReadName("actor"), level.ReadName("permission"));
    }

    private static List<Variant> Read(AccountQueries queries, List<PermissionLevel> accounts, List<PublicKey> keys)
    {
        var found = new List<Variant>();
        foreach (var level in accounts.Distinct().Order())
            foreach (var (entry, permission, weight) in queries.Find(auth => auth.Accounts
                .Where(a => a.Permission.Actor == level.Actor && (level.Permission.IsEmpty || a.Permission.Permission == level.Permission))
                .Select(a => (a.Permission, a.Weight))))
                found.Add(Json(entry, "authorizing_account", permission.ToVariant(), weight));
        foreach (var key in keys.Distinct().Order())
            foreach (var (entry, _, weight) in queries.Find(auth => auth.Keys.Where(k => k.Key == key).Select(k => (k.Key, k.Weight))))
                found.Add(Json(entry, "authorizing_key", key, weight));
        return found;
    }

    private static Variant Json(AccountQueries.Entry entry, string kind, Variant authorizer, ushort weight) => new VariantObject
    {
        { "account_name", entry.Owner },
        { "permission_name", entry.Name },
        { kind, authorizer },
        { "weight", (uint)weight },
        { "threshold", entry.Auth.Threshold },
    };
}
