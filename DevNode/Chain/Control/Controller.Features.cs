using Antelope;

namespace DevNode.Chain;

/// <content>Protocol features: which are active, and preactivation.</content>
public sealed partial class Controller
{
    public bool IsProtocolFeatureActivated(Checksum256 digest) =>
        _pending?.IsFeatureActivated(digest) ?? Head.HeaderState.ActivatedProtocolFeatures.Contains(digest);

    /// <summary>True when the feature acts in the pending block, or without one in the head block.</summary>
    public bool IsBuiltinActivated(BuiltinProtocolFeature feature) =>
        ProtocolFeatures.IsBuiltinActivated(feature, HeadBlockNum + (_pending is null ? 0u : 1u));

    public IReadOnlyList<Checksum256> PreactivatedProtocolFeatures => Db.ProtocolState.PreactivatedProtocolFeatures;

    /// <summary>protocol_feature_exception when these features could not be activated together after the head block.</summary>
    public void ValidateProtocolFeatures(IReadOnlyList<Checksum256> features) =>
        ProtocolFeatures.ProtocolFeatureSet.Check(Head.Timestamp, Head.HeaderState.ActivatedProtocolFeatures, features);

    /// <summary>
    /// Notes a feature for activation in the next block. A feature this node cannot use fails subjectively while producing
    /// and makes a received block invalid; other problems are protocol_feature_exception.
    /// </summary>
    public void PreactivateFeature(Checksum256 digest)
    {
        var set = ProtocolFeatures.ProtocolFeatureSet;
        if (ProtocolFeatureChecks.Describe(set.IsRecognized(digest, PendingBlockTime), digest, PendingBlockTime) is { } problem)
            (IsProducingBlock ? ChainErrors.SubjectiveBlockProductionException : ChainErrors.ProtocolFeatureBadBlockException).Throw(problem);

        var error = ChainErrors.ProtocolFeatureException;
        error.Assert(!IsProtocolFeatureActivated(digest), $"protocol feature with digest '{digest:digest}' is already activated");
        var state = Db.ProtocolState;
        var preactivated = state.PreactivatedProtocolFeatures;
        error.Assert(!preactivated.Contains(digest), $"protocol feature with digest '{digest:digest}' is already pre-activated");
        error.Assert(set.ValidateDependencies(digest, d => IsProtocolFeatureActivated(d) || preactivated.Contains(d)),
            $"not all dependencies of protocol feature with digest '{digest:digest}' have been activated or pre-activated");
        DeepMind?.OnPreactivateFeature(set.Get(digest));
        Db.ProtocolStates.Modify(state with { PreactivatedProtocolFeatures = preactivated.Add(digest) });
    }
}
