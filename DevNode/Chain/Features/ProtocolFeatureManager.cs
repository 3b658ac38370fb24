using Antelope;

namespace DevNode.Chain;

/// <summary>A feature and the block whose header activated it.</summary>
public sealed record FeatureActivation(ProtocolFeature Feature, uint ActivationBlockNum);

/// <summary>Which features are active at the head, in order of activation; follows blocks forth and back (nodeos protocol_feature_manager).</summary>
public sealed class ProtocolFeatureManager(ProtocolFeatureSet set)
{
    private readonly List<FeatureActivation> _activated = [];
    private readonly uint[] _activationBlockNum = CreateInactive();

    public ProtocolFeatureSet ProtocolFeatureSet { get; } = set;

    /// <summary>In order of activation; the index is the activation ordinal.</summary>
    public IReadOnlyList<FeatureActivation> Activated => _activated;

    /// <summary>True when the feature was activated in block <paramref name="currentBlockNum"/> or before.</summary>
    public bool IsBuiltinActivated(BuiltinProtocolFeature feature, uint currentBlockNum) => _activationBlockNum[(uint)feature] <= currentBlockNum;

    /// <summary>Notes the activation of a recognized feature; protocol_feature_exception when it is unknown, active, or out of order.</summary>
    public void ActivateFeature(Checksum256 digest, uint currentBlockNum)
    {
        if (!ProtocolFeatureSet.TryGet(digest, out var feature))
            throw ChainErrors.ProtocolFeatureException.Error($"unrecognized protocol feature digest: {digest:digest}");
        if (_activated.Count > 0)
        {
            var last = _activated[^1].ActivationBlockNum;
            ChainErrors.ProtocolFeatureException.Assert(last <= currentBlockNum,
                $"last protocol feature activation block num is {last} yet attempting to activate protocol feature with a current block num of {currentBlockNum}");
        }
        ChainErrors.ProtocolFeatureException.Assert(_activationBlockNum[(uint)feature.Builtin] == uint.MaxValue,
            $"cannot activate already activated builtin feature with digest: {digest:digest}");
        _activated.Add(new(feature, currentBlockNum));
        _activationBlockNum[(uint)feature.Builtin] = currentBlockNum;
    }

    /// <summary>Forgets activations in blocks after <paramref name="blockNum"/>.</summary>
    public void PoppedBlocksTo(uint blockNum)
    {
        while (_activated.Count > 0 && _activated[^1].ActivationBlockNum > blockNum)
        {
            _activationBlockNum[(uint)_activated[^1].Feature.Builtin] = uint.MaxValue;
            _activated.RemoveAt(_activated.Count - 1);
        }
    }

    private static uint[] CreateInactive()
    {
        var numbers = new uint[(int)Enum.GetValues<BuiltinProtocolFeature>().Max() + 1];
        Array.Fill(numbers, uint.MaxValue);
        return numbers;
    }
}
