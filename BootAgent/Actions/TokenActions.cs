using Antelope;
using BootAgent.Plan;
using Action = Antelope.Chain.Action;

namespace BootAgent.Actions;

/// <summary>Actions of the token contract.</summary>
internal static class TokenActions
{
    private static readonly Name Token = SystemAccounts.Token;

    /// <summary>A new token, authorized by the contract.</summary>
    public static Action Create(Name issuer, Asset maximumSupply) =>
        Call.By(Token, Token, "create", data =>
        {
            issuer.Pack(data);
            maximumSupply.Pack(data);
        });

    /// <summary>New tokens for their issuer.</summary>
    public static Action Issue(Name issuer, Asset quantity, string memo) =>
        Call.By(issuer, Token, "issue", data =>
        {
            issuer.Pack(data);
            quantity.Pack(data);
            data.WriteString(memo);
        });

    /// <summary>Tokens from one account to another.</summary>
    public static Action Transfer(Name from, Name to, Asset quantity, string memo) =>
        Call.By(from, Token, "transfer", data =>
        {
            from.Pack(data);
            to.Pack(data);
            quantity.Pack(data);
            data.WriteString(memo);
        });
}
