using Antelope;
using Antelope.Chain;
using BootAgent.Actions;
using BootAgent.Nodes;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Hands eosio over to the elected producers (eosio.prods) and the system accounts to eosio; no key holds them any more.</summary>
public sealed class Resign : IBootStep
{
    private static readonly Name Owner = "owner";
    private static readonly Name Active = "active";

    /// <inheritdoc/>
    public string Name => "resign";

    /// <inheritdoc/>
    public string Source => "tutorial 2.7; bios-boot-tutorial.py stepResign";

    /// <summary>Each account and the permission level that holds it afterwards, eosio last as it signs for all.</summary>
    public static IReadOnlyList<(Name Account, PermissionLevel Holder)> Handovers { get; } =
    [
        .. SystemAccounts.All.Select(account => (account, new PermissionLevel(SystemAccounts.Eosio, Active))),
        (SystemAccounts.Eosio, new PermissionLevel(SystemAccounts.Prods, Active)),
    ];

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var missing = new List<ActionGroup>();
        foreach (var (account, holder) in Handovers)
        {
            var view = await boot.Genesis.GetAccountAsync(account, cancellation)
                ?? throw new BootException($"the account {account} does not exist");
            if (!HasResigned(view, holder))
            {
                missing.Add(HandOver(account, holder));
            }
        }
        if (missing.Count == 0)
        {
            return StepResult.AlreadyDone($"all {Handovers.Count} have resigned");
        }
        await boot.Sender.SendTogetherAsync(missing, cancellation);
        await boot.Sender.ConfirmAsync(cancellation);
        return StepResult.Done($"{missing.Count} of {Handovers.Count} resigned");
    }

    /// <summary>Whether owner and active are both held by the level alone.</summary>
    public static bool HasResigned(AccountView account, PermissionLevel holder) =>
        account.Permissions["owner"].IsHeldBy(holder) && account.Permissions["active"].IsHeldBy(holder);

    private static ActionGroup HandOver(Name account, PermissionLevel holder) => new($"resign {account} to {holder}",
    [
        NativeActions.UpdateAuth(account, Active, Owner, Authority.Of(holder)),
        NativeActions.UpdateAuth(account, Owner, default, Authority.Of(holder)),
    ]);
}
