using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.State;

namespace DevNode.Http;

/// <summary>get_accounts_by_authorizers: permissions that keys or permission levels stand in (nodeos account_query_db).</summary>
internal static class GetAccountsByAuthorizers
{
    public static ReadCall Call { get; } = ReadCall.Of("get_accounts_by_authorizers",
        p => (Accounts: p.ReadList("accounts", ToLevel), Keys: p.ReadList("keys", k => PublicKey.Parse(k.AsString()))),
        (context, p) => new VariantObject { { "accounts", Read(context.Chain.Db, p.Accounts, p.Keys) } });

    /// <summary>A name stands for all its permissions.</summary>
    private static (Name Actor, Name? Permission) ToLevel(Variant json)
    {
        if (json.IsString)
            return (Name.Parse(json.GetString()), null);
        var level = TransactionInput.ToPermissionLevel(json);
        return (level.Actor, level.Permission);
    }

    private static List<Variant> Read(ChainDatabase db, List<(Name Actor, Name? Permission)> accounts, List<PublicKey> keys)
    {
        var found = new List<Variant>();
        foreach (var level in accounts.Distinct().OrderBy(a => a.Actor).ThenBy(a => a.Permission ?? default))
            foreach (var row in db.Permissions.ById.All())
                foreach (var match in row.Auth.Accounts.Where(a => a.Permission.Actor == level.Actor && (level.Permission is not { } name || a.Permission.Permission == name)))
                    found.Add(Entry(row, "authorizing_account", match.Permission.ToVariant(), match.Weight));
        foreach (var key in keys.Distinct().Order())
            foreach (var row in db.Permissions.ById.All())
                foreach (var match in row.Auth.Keys.Where(k => k.Key == key))
                    found.Add(Entry(row, "authorizing_key", key, match.Weight));
        return found;
    }

    private static Variant Entry(PermissionRow row, string kind, Variant authorizer, ushort weight) => new VariantObject
    {
        { "account_name", row.Owner },
        { "permission_name", row.Name },
        { kind, authorizer },
        { "weight", (uint)weight },
        { "threshold", row.Auth.Threshold },
    };
}
