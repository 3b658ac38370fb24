using Antelope;

namespace DevNode.Chain;

/// <content>What may be skipped for blocks that were checked before.</content>
public sealed partial class Controller
{
    public DbReadMode ReadMode => _config.ReadMode;
    public ValidationMode ValidationMode => _config.BlockValidationMode;
    public uint TerminateAtBlock => _config.TerminateAtBlock;
    public bool ContractsConsole => _config.ContractsConsole;
    public uint MaximumVariableSignatureLength => _config.MaximumVariableSignatureLength;

    /// <summary>Microseconds of CPU that a transaction may use beyond its accounts' limit; null for none configured.</summary>
    public long? SubjectiveCpuLeewayUs { get; set; }

    public bool SkipAuthCheck => LightValidationAllowed;
    public bool SkipTrxChecks => LightValidationAllowed;
    public bool SkipDbSessions => _pending is { } pending && SkipDbSessionsFor(pending.Status);
    public bool IsRamBillingInNotifyAllowed =>
        _config.DisableAllSubjectiveMitigations || !IsProducingBlock || _config.AllowRamBillingInNotify;

    /// <summary>True when the pending block's transactions need not be checked (nodeos light_validation_allowed).</summary>
    public bool LightValidationAllowed =>
        _pending is { } pending && !_inTrxRequiringChecks
        && ((pending.Status is BlockStatus.Irreversible or BlockStatus.Validated && !_config.ForceAllChecks)
            || (pending.Status == BlockStatus.Complete
                && (_config.BlockValidationMode == ValidationMode.Light || _trustedProducerLightValidation)));

    public bool IsTrustedProducer(Name producer) =>
        _config.BlockValidationMode == ValidationMode.Light || _config.TrustedProducers.Contains(producer);

    public bool IsResourceGreylisted(Name account) => _config.ResourceGreylist.Contains(account);

    /// <summary>Replaces the configuration while running, such as lists and greylist limit.</summary>
    public void Configure(Func<ControllerConfig, ControllerConfig> change) => _config = change(_config);

    private bool SkipDbSessionsFor(BlockStatus status) =>
        status == BlockStatus.Irreversible && !_config.DisableReplayOpts && !_inTrxRequiringChecks;
}
