using Antelope;
using Antelope.Chain;
using DevNode.State;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <content>Whether the declared authorizations of actions are satisfied.</content>
public sealed partial class AuthorizationManager
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>
    /// Throws irrelevant_auth_exception, unsatisfied_authorization or tx_irrelevant_sig when keys, permissions and delay do not satisfy
    /// what the actions declare, or declare too little.
    /// </summary>
    /// <param name="providedDelay">Microseconds.</param>
    /// <param name="checkTime">Called between steps; may throw when the time is up.</param>
    /// <param name="checkButDontFail">Does the work and its lookups, but accepts what is not satisfied (read-only transactions).</param>
    /// <param name="satisfiedAuthorizations">Declared authorizations that need no check.</param>
    public void CheckAuthorization(
        IReadOnlyList<Action> actions,
        IReadOnlyCollection<PublicKey> providedKeys,
        IReadOnlyCollection<PermissionLevel> providedPermissions,
        long providedDelay,
        System.Action checkTime,
        bool allowUnusedKeys,
        bool checkButDontFail = false,
        IReadOnlySet<PermissionLevel>? satisfiedAuthorizations = null)
    {
        var delayMaxLimit = DelayMaxLimit;
        var effectiveDelay = providedDelay >= delayMaxLimit ? long.MaxValue : providedDelay;
        var toSatisfy = new SortedList<PermissionLevel, long>();
        foreach (var action in actions)
        {
            var delay = effectiveDelay;
            var special = action.Account == Config.SystemAccountName && CheckNativeAuthorization(action, ref delay);
            foreach (var declared in action.Authorization)
            {
                checkTime();
                if (!special)
                    CheckMinimumPermission(declared, action);
                if (satisfiedAuthorizations?.Contains(declared) != true)
                    toSatisfy[declared] = toSatisfy.TryGetValue(declared, out var before) ? Math.Min(before, delay) : delay;
            }
        }
        var checker = Checker(providedKeys, providedPermissions, effectiveDelay);
        foreach (var (level, delay) in toSatisfy)
        {
            checkTime();
            ChainErrors.UnsatisfiedAuthorization.Assert(checker.Satisfied(level, delay) || checkButDontFail,
                $"transaction declares authority '{level.ToVariant():auth}', but does not have signatures for it under a provided delay of {providedDelay / 1000:provided_delay} ms, provided permissions {ErrorValues.Of(providedPermissions):provided_permissions}, provided keys {ErrorValues.Of(providedKeys):provided_keys}, and a delay max limit of {delayMaxLimit / 1000:delay_max_limit_ms} ms");
        }
        ChainErrors.TxIrrelevantSig.Assert(allowUnusedKeys || checkButDontFail || checker.AllKeysUsed,
            $"transaction bears irrelevant signatures from these keys: {ErrorValues.Of(checker.UnusedKeys):keys}");
    }

    /// <summary>The same for one permission (used by the check_permission_authorization intrinsic).</summary>
    public void CheckAuthorization(
        Name account,
        Name permission,
        IReadOnlyCollection<PublicKey> providedKeys,
        IReadOnlyCollection<PermissionLevel> providedPermissions,
        long providedDelay,
        bool allowUnusedKeys)
    {
        var delayMaxLimit = DelayMaxLimit;
        var checker = Checker(providedKeys, providedPermissions, providedDelay >= delayMaxLimit ? long.MaxValue : providedDelay);
        var level = new PermissionLevel(account, permission);
        ChainErrors.UnsatisfiedAuthorization.Assert(checker.Satisfied(level),
            $"permission '{level.ToVariant():auth}' was not satisfied under a provided delay of {providedDelay / 1000:provided_delay} ms, provided permissions {ErrorValues.Of(providedPermissions):provided_permissions}, provided keys {ErrorValues.Of(providedKeys):provided_keys}, and a delay max limit of {delayMaxLimit / 1000:delay_max_limit_ms} ms");
        ChainErrors.TxIrrelevantSig.Assert(allowUnusedKeys || checker.AllKeysUsed, $"irrelevant keys provided: {ErrorValues.Of(checker.UnusedKeys):keys}");
    }

    /// <summary>Those of the candidate keys that sign for every authorization of the transaction; throws unsatisfied_authorization.</summary>
    /// <param name="providedDelay">Microseconds.</param>
    public IReadOnlyList<PublicKey> GetRequiredKeys(Transaction transaction, IReadOnlyCollection<PublicKey> candidateKeys, long providedDelay)
    {
        var checker = Checker(candidateKeys, [], providedDelay);
        foreach (var declared in transaction.Actions.SelectMany(action => action.Authorization))
            ChainErrors.UnsatisfiedAuthorization.Assert(checker.Satisfied(declared),
                $"transaction declares authority '{declared.ToVariant():auth}', but does not have signatures for it.");
        return [.. checker.UsedKeys];
    }

    private long DelayMaxLimit => database.GlobalProperty.Configuration.MaxTransactionDelay * MicrosecondsPerSecond;

    private AuthorityChecker Checker(IEnumerable<PublicKey> keys, IEnumerable<PermissionLevel> permissions, long delay) =>
        new(level => GetPermission(level).Auth, database.GlobalProperty.Configuration.MaxAuthorityDepth, keys, permissions, delay);

    private void CheckMinimumPermission(PermissionLevel declared, Action action)
    {
        if (LookupMinimumPermission(declared.Actor, action.Account, action.Name) is not { } minimumName)
            return;
        RequireSatisfies("action", declared, GetPermission(new(declared.Actor, minimumName)));
    }

    private void RequireSatisfies(string what, PermissionLevel declared, PermissionRow minimum) =>
        ChainErrors.IrrelevantAuthException.Assert(Satisfies(GetPermission(declared), minimum),
            $"{what} declares irrelevant authority '{declared.ToVariant():auth}'; minimum authority is {new PermissionLevel(minimum.Owner, minimum.Name).ToVariant():min}");
}
