using Antelope;
using Antelope.Chain;
using DevNode.State;

namespace DevNode.Chain;

/// <content>The chain as the execution of transactions sees it.</content>
public sealed partial class Controller : IChainContext, IContractController
{
    public AuthorizationManager Authorization { get; }
    public ResourceLimitsManager ResourceLimits { get; }
    public IContractRunner Contracts { get; }
    public uint MaxNonprivilegedInlineActionSize => _config.MaxNonprivilegedInlineActionSize;
    public uint GreylistLimit => _config.GreylistLimit;

    ChainDatabase IChainContext.Database => Db;
    TimeProvider IChainContext.TimeProvider => Clock;
    IReadOnlyList<ProducerAuthority> IChainContext.ActiveProducers => ActiveProducers.Producers;
    bool IChainContext.AllSubjectiveMitigationsDisabled => _config.DisableAllSubjectiveMitigations;
}
