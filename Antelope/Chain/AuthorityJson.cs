using Antelope.Json;

namespace Antelope.Chain;

/// <summary>Authorities and permission levels as nodeos's JSON has them.</summary>
public static class AuthorityJson
{
    public static Variant ToVariant(this PermissionLevel level) => new VariantObject { { "actor", level.Actor }, { "permission", level.Permission } };

    public static Variant ToVariant(this KeyWeight key) => new VariantObject { { "key", key.Key }, { "weight", (uint)key.Weight } };

    public static Variant ToVariant(this Authority authority) => new VariantObject
    {
        { "threshold", authority.Threshold },
        { "keys", Variant.Array(authority.Keys, ToVariant) },
        { "accounts", Variant.Array(authority.Accounts, a => new VariantObject { { "permission", a.Permission.ToVariant() }, { "weight", (uint)a.Weight } }) },
        { "waits", Variant.Array(authority.Waits, w => new VariantObject { { "wait_sec", w.WaitSec }, { "weight", (uint)w.Weight } }) },
    };

    /// <summary>Throws <see cref="FormatException"/> when a member is missing or does not fit.</summary>
    public static PermissionLevel ToPermissionLevel(this Variant json) =>
        new(Name.Parse(json["actor"].GetString()), Name.Parse(json["permission"].GetString()));

    public static KeyWeight ToKeyWeight(this Variant json) => new(PublicKey.Parse(json["key"].AsString()), (ushort)json["weight"].AsUInt64());

    /// <summary>Throws <see cref="FormatException"/> when a member is missing or does not fit.</summary>
    public static Authority ToAuthority(this Variant json) => new(
        (uint)json["threshold"].AsUInt64(),
        [.. json["keys"].AsArray().Select(ToKeyWeight)],
        [.. json["accounts"].AsArray().Select(a => new PermissionLevelWeight(a["permission"].ToPermissionLevel(), (ushort)a["weight"].AsUInt64()))],
        [.. json["waits"].AsArray().Select(w => new WaitWeight((uint)w["wait_sec"].AsUInt64(), (ushort)w["weight"].AsUInt64()))]);
}
