using System.Text.Json;
using Antelope;

namespace BootAgent.Nodes;

/// <summary>An account as get_account shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Privileged">Whether it may do what only system accounts may.</param>
/// <param name="Permissions">Its permissions by name.</param>
/// <param name="Net">Stake for NET, null before the system contract gave it any.</param>
/// <param name="Cpu">Stake for CPU, likewise.</param>
public sealed record AccountView(
    Name Name, bool Privileged, IReadOnlyDictionary<string, PermissionView> Permissions, Asset? Net, Asset? Cpu)
{
    internal static AccountView Read(Name name, JsonElement account)
    {
        var permissions = account.GetProperty("permissions").EnumerateArray()
            .ToDictionary(permission => permission.GetProperty("perm_name").GetString()!, PermissionView.Read);
        var resources = account.GetProperty("total_resources");
        var staked = resources.ValueKind == JsonValueKind.Object;
        return new AccountView(
            name, account.GetProperty("privileged").GetBoolean(), permissions,
            staked ? Asset.Parse(resources.GetProperty("net_weight").GetString()!) : null,
            staked ? Asset.Parse(resources.GetProperty("cpu_weight").GetString()!) : null);
    }
}

/// <summary>A permission's parent and what satisfies it, keys and levels in text form.</summary>
public sealed record PermissionView(string Parent, uint Threshold, IReadOnlyList<PublicKey> Keys, IReadOnlyList<PermissionLevel> Accounts)
{
    /// <summary>Whether one permission level alone satisfies it and nothing else does.</summary>
    public bool IsHeldBy(PermissionLevel level) => Keys.Count == 0 && Accounts.Count == 1 && Accounts[0] == level;

    /// <summary>Whether one key alone satisfies it.</summary>
    public bool IsHeldBy(PublicKey key) => Threshold == 1 && Accounts.Count == 0 && Keys.Count == 1 && Keys[0] == key;

    internal static PermissionView Read(JsonElement permission)
    {
        var authority = permission.GetProperty("required_auth");
        return new PermissionView(
            permission.GetProperty("parent").GetString() ?? "",
            authority.GetProperty("threshold").GetUInt32(),
            [.. authority.GetProperty("keys").EnumerateArray().Select(key => PublicKey.Parse(key.GetProperty("key").GetString()!))],
            [.. authority.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("permission")).Select(level =>
                new PermissionLevel(level.GetProperty("actor").GetString()!, level.GetProperty("permission").GetString()!))]);
    }
}
