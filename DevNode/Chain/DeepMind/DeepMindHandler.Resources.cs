using Antelope;
using Antelope.Json;
using DevNode.State;

namespace DevNode.Chain;

/// <content>RAM, and the limits of CPU and NET.</content>
public sealed partial class DeepMindHandler
{
    /// <summary>Says why RAM changes; the next change takes it, also one of another kind when this one comes to nothing.</summary>
    /// <param name="eventId">What the RAM holds, unique within the family.</param>
    public void OnRamTrace(string eventId, string family, string operation, string legacyTag) =>
        _ramTrace = new(eventId, family, operation, legacyTag);

    /// <inheritdoc cref="OnRamTrace(string, string, string, string)"/>
    public void OnRamTrace(long id, string family, string operation, string legacyTag) => OnRamTrace($"{id}", family, operation, legacyTag);

    /// <summary>Code or ABI of an account is about to change; the sizes are in bytes of RAM (nodeos eosio_contract.cpp).</summary>
    public void OnContractRam(Name account, string family, long oldSize, long newSize, string legacyTag) =>
        OnRamTrace(account.ToString(), family, oldSize <= 0 ? "add" : newSize <= 0 ? "remove" : "update", legacyTag);

    /// <summary>An account's RAM has changed.</summary>
    public void OnRamEvent(Name account, ulong newUsage, long delta)
    {
        log.Log($"RAM_OP {_actionId} {_ramTrace.EventId} {_ramTrace.Family} {_ramTrace.Operation} {_ramTrace.LegacyTag} {account} {newUsage} {delta}");
        _ramTrace = RamTrace.Generic;
    }

    /// <summary>An account is noted to have been billed too much RAM.</summary>
    public void OnAddRamCorrection(AccountRamCorrectionRow row, ulong delta)
    {
        log.Log($"RAM_CORRECTION_OP {_actionId} {row.Id} {_ramTrace.EventId} {row.Name} {delta}");
        _ramTrace = RamTrace.Generic;
    }

    /// <summary>The rows of a new chain.</summary>
    public void OnInitResourceLimits(ResourceLimitsConfigRow config, ResourceLimitsStateRow state)
    {
        OnLimits("CONFIG INS", DeepMindRows.Of(config));
        OnLimits("STATE INS", DeepMindRows.Of(state));
    }

    /// <summary>The chain's parameters have changed.</summary>
    public void OnUpdateResourceLimitsConfig(ResourceLimitsConfigRow config) => OnLimits("CONFIG UPD", DeepMindRows.Of(config));

    /// <summary>Twice at the end of every block: the totals, then usage and virtual limits.</summary>
    public void OnUpdateResourceLimitsState(ResourceLimitsStateRow state) => OnLimits("STATE UPD", DeepMindRows.Of(state));

    /// <summary>A new account has no limits and has used nothing.</summary>
    public void OnNewaccountResourceLimits(ResourceLimitsRow limits, ResourceUsageRow usage)
    {
        OnLimits("ACCOUNT_LIMITS INS", DeepMindRows.Of(limits));
        OnLimits("ACCOUNT_USAGE INS", DeepMindRows.Of(usage));
    }

    /// <summary>A transaction is billed to an account.</summary>
    public void OnUpdateAccountUsage(ResourceUsageRow usage) => OnLimits("ACCOUNT_USAGE UPD", DeepMindRows.Of(usage));

    /// <summary>An account gets limits at the end of the block.</summary>
    public void OnSetAccountLimits(ResourceLimitsRow limits) => OnLimits("ACCOUNT_LIMITS UPD", DeepMindRows.Of(limits));

    private void OnLimits(string operation, Variant data) => log.Log($"RLIMIT_OP {operation} {JsonText.Write(data)}");
}
