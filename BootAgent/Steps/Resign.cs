using Antelope;
using Antelope.Api;
using Antelope.Chain;
using BootAgent.Actions;
using BootAgent.Plan;
using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Hands eosio over to the elected producers (eosio.prods) and the system accounts to eosio; no key holds them any more.</summary>
public sealed class Resign : IBootStep
{
    /// <inheritdoc/>
    public string Name => "resign";

    /// <inheritdoc/>
    public string Source => "tutorial 3; bios-boot-tutorial.py stepResign";

    /// <summary>Each account and the permission level that holds it afterwards, eosio last as it signs for all.</summary>
    public static IReadOnlyList<(Name Account, PermissionLevel Holder)> Handovers { get; } =
    [
        .. SystemAccounts.All.Select(account => (account, Call.ActiveOf(SystemAccounts.Eosio))),
        (SystemAccounts.Eosio, Call.ActiveOf(SystemAccounts.Prods)),
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
    public static bool HasResigned(AccountInfo account, PermissionLevel holder) =>
        account.Permissions.Where(permission => permission.Name == Call.Owner || permission.Name == Call.Active)
            .All(permission => permission.RequiredAuth == Authority.Of(holder));

    private static ActionGroup HandOver(Name account, PermissionLevel holder) => new($"resign {account} to {holder}",
    [
        new UpdateAuth(account, Call.Active, Call.Owner, Authority.Of(holder)).ToAction(Call.ActiveOf(account)),
        new UpdateAuth(account, Call.Owner, default, Authority.Of(holder)).ToAction(new PermissionLevel(account, Call.Owner)),
    ]);
}
