using Antelope;
using Antelope.Serialization;
using BootAgent.Plan;
using Action = Antelope.Chain.Action;

namespace BootAgent.Actions;

/// <summary>Builds actions whose data is written field by field.</summary>
internal static class Call
{
    /// <summary>The permission that acts for an account.</summary>
    public static readonly Name Active = "active";

    /// <summary>The permission that holds an account.</summary>
    public static readonly Name Owner = "owner";

    /// <summary>An account's active permission.</summary>
    public static PermissionLevel ActiveOf(Name account) => new(account, Active);

    /// <summary>An action authorized by the active permission of one account.</summary>
    public static Action By(Name actor, Name contract, Name action, System.Action<PackWriter> data) =>
        By(ActiveOf(actor), contract, action, data);

    /// <summary>
    /// The same action with eosio as its first authorizer, whom the chain bills for CPU and NET
    /// (ONLY_BILL_FIRST_AUTHORIZER): an account with a small stake could not pay on a chain this young.
    /// </summary>
    public static Action PaidByEosio(Action action) =>
        action with { Authorization = [ActiveOf(SystemAccounts.Eosio), .. action.Authorization] };

    /// <summary>An action authorized by one permission level.</summary>
    public static Action By(PermissionLevel level, Name contract, Name action, System.Action<PackWriter> data)
    {
        var writer = new PackWriter();
        data(writer);
        return new Action(contract, action, [level], writer.ToArray());
    }
}
