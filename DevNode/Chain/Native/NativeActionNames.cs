using Antelope;

namespace DevNode.Chain;

/// <summary>Names of eosio's native actions.</summary>
public static class NativeActionNames
{
    public static readonly Name NewAccount = "newaccount";
    public static readonly Name SetCode = "setcode";
    public static readonly Name SetAbi = "setabi";
    public static readonly Name UpdateAuth = "updateauth";
    public static readonly Name DeleteAuth = "deleteauth";
    public static readonly Name LinkAuth = "linkauth";
    public static readonly Name UnlinkAuth = "unlinkauth";
    public static readonly Name CancelDelay = "canceldelay";

    /// <summary>Those with their own rule of authorization, which no permission can be linked to, in the order linkauth checks them.</summary>
    public static readonly IReadOnlyList<Name> Unlinkable = [UpdateAuth, DeleteAuth, LinkAuth, UnlinkAuth, CancelDelay];
}
