using Antelope;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>
/// Writes a line for everything that changes the chain, in the words and the order of nodeos 3.2 (deep_mind.cpp); indexers build their own
/// copy of the chain from it. Where there is none nothing is formatted: whoever calls asks for null.
/// </summary>
public sealed partial class DeepMindHandler(IDeepMindLog log)
{
    /// <summary>How many actions of the current transaction are done.</summary>
    private uint _actionId;

    /// <summary>For the next change of RAM, which takes it.</summary>
    private RamTrace _ramTrace = RamTrace.Generic;

    /// <summary>What a reader must know of the state to begin with: the ABIs, in the order of the accounts' creation.</summary>
    public void OnStartup(ChainDatabase database, uint headBlockNum)
    {
        log.Log("DEEP_MIND_VERSION leap 13 0");
        log.Log($"ABIDUMP START {headBlockNum} {database.DynamicGlobalProperty.GlobalActionSequence}");
        for (var account = database.Accounts.ById.First; account is not null; account = database.Accounts.ById.Next(account))
        {
            if (account.Abi.Length > 0)
                log.Log($"ABIDUMP ABI {account.Name} {Convert.ToBase64String(account.Abi)}");
        }
        log.Log("ABIDUMP END");
    }

    /// <summary>A block is begun, to be produced, applied or speculated on.</summary>
    public void OnStartBlock(uint blockNum) => log.Log($"START_BLOCK {blockNum}");

    /// <summary>A block is the new head, in the form of fork_db.dat.</summary>
    public void OnAcceptedBlock(BlockState block)
    {
        var writer = new PackWriter();
        block.Pack(writer);
        log.Log($"ACCEPTED_BLOCK {block.BlockNum} {Hex(writer)}");
    }

    /// <summary>The blocks of a fork that is left are taken back before those of the other are applied.</summary>
    public void OnSwitchForks(Checksum256 oldHead, Checksum256 newHead) => log.Log($"SWITCH_FORK {oldHead} {newHead}");

    /// <summary>A feature acts from the pending block on, or did so already when the node starts from a state (nodeos protocol_feature_manager::init).</summary>
    public void OnActivateFeature(ProtocolFeature feature) => log.Log($"FEATURE_OP ACTIVATE {Describe(feature)}");

    /// <summary>An action asked for a feature.</summary>
    public void OnPreactivateFeature(ProtocolFeature feature) => log.Log($"FEATURE_OP PRE_ACTIVATE {_actionId} {Describe(feature)}");

    private static string Describe(ProtocolFeature feature) => $"{feature.FeatureDigest} {ProtocolFeatureJson.Supported(feature).ToJsonString()}";

    private static string Hex(PackWriter writer) => Convert.ToHexStringLower(writer.Written);
}
