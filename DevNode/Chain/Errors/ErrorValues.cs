using Antelope;
using Antelope.Chain;
using Antelope.Json;

namespace DevNode.Chain;

/// <summary>Values beside error messages, in nodeos's JSON: members in its order, no ABI.</summary>
public static class ErrorValues
{
    public static Variant Of(IEnumerable<PermissionLevel> levels) => Variant.Array(levels, AuthorityJson.ToVariant);
    public static Variant Of(IEnumerable<PublicKey> keys) => Variant.Array(keys, key => key);
    public static Variant Of(IEnumerable<Name> names) => Variant.Array(names, name => name);

    public static Variant Of(NewAccount create) => new VariantObject
    {
        { "creator", create.Creator }, { "name", create.Name }, { "owner", create.Owner.ToVariant() }, { "active", create.Active.ToVariant() },
    };

    public static Variant Of(LinkAuth link) => new VariantObject
    {
        { "account", link.Account }, { "code", link.Code }, { "type", link.Type }, { "requirement", link.Requirement },
    };
}
