using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>Block 1: made by nobody, with the chain id where other blocks have their action merkle root (nodeos initialize_blockchain_state).</summary>
public static class GenesisBlock
{
    /// <summary>The state of block 1 with eosio as the only producer and schedule version 0.</summary>
    public static BlockState Create(GenesisState genesis)
    {
        var schedule = new LegacyProducerSchedule(0, [new(Config.SystemAccountName, genesis.InitialKey)]);
        var header = new BlockHeader
        {
            Timestamp = BlockTimestamp.From(genesis.InitialTimestamp),
            ActionMroot = genesis.ComputeChainId(),
        };
        var signed = new SignedBlock(header, Signature.Empty, [], []);
        var state = new BlockHeaderState(new BlockHeaderStateCommon { BlockNum = header.BlockNum, ActiveSchedule = schedule.Upgrade() })
        {
            Id = header.CalculateId(),
            Header = new(header, Signature.Empty),
            // Block 2 promotes it: nothing has to become irreversible first.
            PendingSchedule = new(0, Checksum256.HashOf(schedule), schedule.Upgrade()),
            ActivatedProtocolFeatures = ProtocolFeatureActivationSet.Empty,
        };
        return new(state, signed);
    }
}
