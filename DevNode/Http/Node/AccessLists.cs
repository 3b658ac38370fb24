using Antelope;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>The white- and blacklists of a node, read and replaced at run time.</summary>
internal static class AccessLists
{
    public static Variant Get(Controller chain)
    {
        var c = chain.ControllerConfig;
        return new VariantObject
        {
            { "actor_whitelist", ProducerApi.Names(c.ActorWhitelist) },
            { "actor_blacklist", ProducerApi.Names(c.ActorBlacklist) },
            { "contract_whitelist", ProducerApi.Names(c.ContractWhitelist) },
            { "contract_blacklist", ProducerApi.Names(c.ContractBlacklist) },
            { "action_blacklist", Variant.Array(c.ActionBlacklist.Order(), a => new Variant[] { a.Account, a.Action }) },
            { "key_blacklist", Variant.Array(c.KeyBlacklist.Order(), k => k) },
        };
    }

    /// <summary>Lists that are not given stay.</summary>
    public static System.Action<Controller> Set(Variant json)
    {
        var p = json.AsObject();
        var (actorWhite, actorBlack) = (Read(p, "actor_whitelist", ToName), Read(p, "actor_blacklist", ToName));
        var (contractWhite, contractBlack) = (Read(p, "contract_whitelist", ToName), Read(p, "contract_blacklist", ToName));
        var actions = Read(p, "action_blacklist", a => (NameAt(a.AsArray(), 0), NameAt(a.AsArray(), 1)));
        var keys = Read(p, "key_blacklist", k => PublicKey.Parse(k.AsString()));
        return chain =>
        {
            ChainErrors.InvalidHttpRequest.Assert(
                (actorWhite ?? actorBlack ?? contractWhite ?? contractBlack) is not null || actions is not null || keys is not null,
                "At least one of actor_whitelist, actor_blacklist, contract_whitelist, contract_blacklist, action_blacklist, and key_blacklist is required");
            chain.Configure(c => c with
            {
                ActorWhitelist = actorWhite ?? c.ActorWhitelist,
                ActorBlacklist = actorBlack ?? c.ActorBlacklist,
                ContractWhitelist = contractWhite ?? c.ContractWhitelist,
                ContractBlacklist = contractBlack ?? c.ContractBlacklist,
                ActionBlacklist = actions ?? c.ActionBlacklist,
                KeyBlacklist = keys ?? c.KeyBlacklist,
            });
        };
    }

    private static Name ToName(Variant json) => Name.Parse(json.GetString());

    /// <summary>A name of a pair; one that is not there is empty (fc variant.hpp).</summary>
    private static Name NameAt(IReadOnlyList<Variant> pair, int index) => index < pair.Count ? ToName(pair[index]) : default;

    private static HashSet<T>? Read<T>(VariantObject p, string key, Func<Variant, T> convert) =>
        p.TryGet(key, out var list) && !list.IsNull ? [.. list.AsArray().Select(convert)] : null;
}
