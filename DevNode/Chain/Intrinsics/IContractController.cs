using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>What intrinsics ask of the controller beyond <see cref="IChainContext"/>.</summary>
public interface IContractController
{
    /// <summary>True when consoles of contracts are kept.</summary>
    bool ContractsConsole { get; }

    /// <summary>Longest variable part of a signature that this node lets contracts recover while producing, in bytes.</summary>
    uint MaximumVariableSignatureLength { get; }

    bool IsProtocolFeatureActivated(Checksum256 digest);

    void PreactivateFeature(Checksum256 digest);

    /// <summary>Version of the proposed schedule, or -1 when nothing was proposed.</summary>
    long SetProposedProducers(IReadOnlyList<ProducerAuthority> producers);
}
