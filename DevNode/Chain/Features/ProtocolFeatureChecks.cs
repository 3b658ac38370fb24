using Antelope;

namespace DevNode.Chain;

/// <summary>Whether features may be activated together now (nodeos controller_impl::check_protocol_features).</summary>
public static class ProtocolFeatureChecks
{
    /// <summary>
    /// Throws protocol_feature_exception when a new feature is unrecognized, disabled, too early at <paramref name="timestamp"/>,
    /// active already, or depends on one that is neither active nor before it in the list.
    /// </summary>
    public static void Check(
        this ProtocolFeatureSet set, BlockTimestamp timestamp, ProtocolFeatureActivationSet current, IReadOnlyList<Checksum256> newFeatures)
    {
        var error = ChainErrors.ProtocolFeatureException;
        for (var i = 0; i < newFeatures.Count; i++)
        {
            var digest = newFeatures[i];
            if (Describe(set.IsRecognized(digest, timestamp.ToTimePoint()), digest, timestamp.ToTimePoint()) is { } problem)
                error.Throw(problem);
            error.Assert(!current.Contains(digest), $"protocol feature with digest '{digest:digest}' has already been activated");
            var before = newFeatures.Take(i);
            error.Assert(set.ValidateDependencies(digest, d => current.Contains(d) || before.Contains(d)),
                $"not all dependencies of protocol feature with digest '{digest:digest}' have been activated");
        }
    }

    /// <summary>nodeos's words for why a feature cannot be used at a time; null when it can.</summary>
    public static ErrorStep? Describe(FeatureRecognition recognition, Checksum256 digest, TimePoint time) => recognition switch
    {
        FeatureRecognition.Unrecognized => ErrorStep.Of($"protocol feature with digest '{digest:digest}' is unrecognized"),
        FeatureRecognition.Disabled => ErrorStep.Of($"protocol feature with digest '{digest:digest}' is disabled"),
        FeatureRecognition.TooEarly =>
            ErrorStep.Of($"{digest:+digest}{time:timestamp} is too early for the earliest allowed activation time of the protocol feature with digest '{digest:digest}'"),
        _ => default(ErrorStep?),
    };
}
