using Antelope;
using Antelope.Chain;
using Antelope.Json;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <summary>Values beside error messages, in nodeos's JSON: members in its order, no ABI.</summary>
public static class ErrorValues
{
    public static Variant Of(PermissionLevel level) => new VariantObject { { "actor", level.Actor }, { "permission", level.Permission } };
    public static Variant Of(IEnumerable<PermissionLevel> levels) => Variant.Array(levels, Of);
    public static Variant Of(IEnumerable<PublicKey> keys) => Variant.Array(keys, key => key);
    public static Variant Of(IEnumerable<Name> names) => Variant.Array(names, name => name);

    public static Variant Of(Authority authority) => new VariantObject
    {
        { "threshold", authority.Threshold },
        { "keys", Variant.Array(authority.Keys, key => new VariantObject { { "key", key.Key }, { "weight", (uint)key.Weight } }) },
        { "accounts", Variant.Array(authority.Accounts, level => new VariantObject { { "permission", Of(level.Permission) }, { "weight", (uint)level.Weight } }) },
        { "waits", Variant.Array(authority.Waits, wait => new VariantObject { { "wait_sec", wait.WaitSec }, { "weight", (uint)wait.Weight } }) },
    };

    public static Variant Of(NewAccount create) => new VariantObject
    {
        { "creator", create.Creator }, { "name", create.Name }, { "owner", Of(create.Owner) }, { "active", Of(create.Active) },
    };

    public static Variant Of(LinkAuth link) => new VariantObject
    {
        { "account", link.Account }, { "code", link.Code }, { "type", link.Type }, { "requirement", link.Requirement },
    };

    public static Variant Of(Transaction transaction) => new VariantObject
    {
        { "expiration", transaction.Expiration },
        { "ref_block_num", (uint)transaction.RefBlockNum },
        { "ref_block_prefix", transaction.RefBlockPrefix },
        { "max_net_usage_words", transaction.MaxNetUsageWords },
        { "max_cpu_usage_ms", (uint)transaction.MaxCpuUsageMs },
        { "delay_sec", transaction.DelaySec },
        { "context_free_actions", Variant.Array(transaction.ContextFreeActions, Of) },
        { "actions", Variant.Array(transaction.Actions, Of) },
        { "transaction_extensions", Variant.Array(transaction.Extensions, e => new Variant[] { (uint)e.Type, e.Data }) },
    };

    private static Variant Of(Action action) => new VariantObject
    {
        { "account", action.Account }, { "name", action.Name }, { "authorization", Of(action.Authorization) }, { "data", action.Data },
    };
}
