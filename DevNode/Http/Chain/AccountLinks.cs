using Antelope;
using Antelope.Json;
using DevNode.State;

namespace DevNode.Http;

/// <summary>The actions that an account has linked to its permissions.</summary>
internal sealed class AccountLinks
{
    private readonly List<PermissionLinkRow> _links;

    private AccountLinks(List<PermissionLinkRow> links) => _links = links;

    public static AccountLinks Of(ChainDatabase db, Name account) =>
        new([.. db.PermissionLinks.ByPermissionName.From((account, default, 0)).TakeWhile(l => l.Account == account)]);

    /// <summary>Links to one permission, in order of creation; a link of all actions has no action.</summary>
    public Variant Of(Name permission) => Variant.Array(_links.Where(l => l.RequiredPermission == permission), link =>
    {
        var json = new VariantObject { { "account", link.Code } };
        return link.MessageType.IsEmpty ? json : json.Add("action", link.MessageType);
    });
}
