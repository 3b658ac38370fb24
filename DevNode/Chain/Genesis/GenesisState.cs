using Antelope;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>What a chain starts from (nodeos genesis_state.hpp); its packed form hashes to the chain id.</summary>
public sealed record GenesisState(TimePoint InitialTimestamp, PublicKey InitialKey, ChainConfig InitialConfiguration) : IPackable<GenesisState>
{
    /// <summary>sha256 of timestamp, key and the first 17 parameters.</summary>
    public Checksum256 ComputeChainId() => Checksum256.HashOf(this);

    public void Pack(PackWriter writer)
    {
        InitialTimestamp.Pack(writer);
        InitialKey.Pack(writer);
        InitialConfiguration.PackV0(writer);
    }
    public static GenesisState Unpack(ref PackReader reader) =>
        new(TimePoint.Unpack(ref reader), PublicKey.Unpack(ref reader), ChainConfig.UnpackV0(ref reader));
}
