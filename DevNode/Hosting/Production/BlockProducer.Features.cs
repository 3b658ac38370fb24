using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <content>Protocol features, as the producer API has them.</content>
public sealed partial class BlockProducer
{
    /// <summary>Features that the next block of ours activates.</summary>
    public IReadOnlyList<Checksum256> ScheduledProtocolFeatureActivations => _featuresToActivate;

    /// <summary>
    /// Has the next block of ours activate features that need no preactivation; throws invalid_protocol_features_to_activate or
    /// protocol_feature_exception.
    /// </summary>
    public void ScheduleProtocolFeatureActivations(IReadOnlyList<Checksum256> features)
    {
        ChainErrors.InvalidProtocolFeaturesToActivate.Assert(features.Distinct().Count() == features.Count, "duplicate digests");
        _chain.ValidateProtocolFeatures(features);
        foreach (var digest in features.Order())
        {
            var feature = _chain.ProtocolFeatures.ProtocolFeatureSet.Get(digest);
            ChainErrors.ProtocolFeatureException.Assert(!feature.Restrictions.PreactivationRequired, $"protocol feature requires preactivation: {digest:digest}");
        }
        _featuresToActivate = [.. features];
        _featuresSignaled = false;
    }

    /// <summary>The features this node knows, each after those it depends on.</summary>
    /// <param name="excludeDisabled">Leave out what the node does not support, and what depends on it.</param>
    /// <param name="excludeUnactivatable">Also leave out what may not be activated yet.</param>
    public IReadOnlyList<ProtocolFeature> GetSupportedProtocolFeatures(bool excludeDisabled, bool excludeUnactivatable)
    {
        var set = _chain.ProtocolFeatures.ProtocolFeatureSet;
        var nextBlockTime = _chain.HeadBlockTime + TimeSpan.FromMilliseconds(Config.BlockIntervalMs);
        var visited = new Dictionary<Checksum256, bool>();
        var result = new List<ProtocolFeature>();
        foreach (var feature in set.Features)
            Add(feature);
        return result;

        bool Add(ProtocolFeature feature)
        {
            if (((excludeDisabled || excludeUnactivatable) && !feature.Restrictions.Enabled) || (excludeUnactivatable && nextBlockTime < feature.Restrictions.EarliestAllowedActivationTime))
                return false;
            if (visited.TryGetValue(feature.FeatureDigest, out var seen))
                return seen;
            visited[feature.FeatureDigest] = false;
            var count = result.Count;
            if (!feature.Dependencies.All(d => Add(set.Get(d))))
            {
                result.RemoveRange(count, result.Count - count);
                return false;
            }
            visited[feature.FeatureDigest] = true;
            result.Add(feature);
            return true;
        }
    }
}
