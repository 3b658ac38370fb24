using System.Diagnostics.CodeAnalysis;
using Antelope;

namespace DevNode.Chain;

/// <summary>How a node stands to a feature at a time (nodeos protocol_feature_set::recognized_t).</summary>
public enum FeatureRecognition
{
    Unrecognized,
    Disabled,
    TooEarly,
    Ready,
}

/// <summary>The features a node recognizes, by digest and by number (nodeos protocol_feature_set).</summary>
public sealed class ProtocolFeatureSet
{
    private readonly SortedDictionary<Checksum256, ProtocolFeature> _byDigest = [];
    private readonly Dictionary<BuiltinProtocolFeature, ProtocolFeature> _byNumber = [];

    /// <summary>All features in order of their digests.</summary>
    public IReadOnlyCollection<ProtocolFeature> Features => _byDigest.Values;

    /// <summary>All features in order of their digests, but each after its dependencies, as nodeos lists them.</summary>
    public IEnumerable<ProtocolFeature> InOrderOfDependencies()
    {
        var seen = new HashSet<Checksum256>();
        return _byDigest.Values.SelectMany(Visit);

        IEnumerable<ProtocolFeature> Visit(ProtocolFeature feature) =>
            seen.Add(feature.FeatureDigest) ? feature.Dependencies.SelectMany(d => Visit(_byDigest[d])).Append(feature) : [];
    }

    /// <summary>Every feature of Leap 3.2 with its default restrictions: all enabled, all but the first need preactivation.</summary>
    public static ProtocolFeatureSet CreateDefault()
    {
        var set = new ProtocolFeatureSet();
        foreach (var spec in BuiltinProtocolFeatureSpec.All)
        {
            var preactivation = spec.Feature != BuiltinProtocolFeature.PreactivateFeature;
            set.Add(ProtocolFeature.From(spec, spec.Dependencies.Select(d => set._byNumber[d].FeatureDigest), new(default, preactivation, true)));
        }
        return set;
    }

    /// <summary>Adds a feature; protocol_feature_exception when its number or digest is there already or a dependency is unknown.</summary>
    public void Add(ProtocolFeature feature)
    {
        ChainErrors.ProtocolFeatureException.Assert(!_byNumber.ContainsKey(feature.Builtin),
            $"builtin protocol feature with codename '{feature.Codename:codename}' already added");
        foreach (var dependency in feature.Dependencies)
        {
            ChainErrors.ProtocolFeatureException.Assert(_byDigest.ContainsKey(dependency),
                $"builtin protocol feature with codename '{feature.Codename:codename}' and digest of {feature.FeatureDigest:digest} has a dependency on a protocol feature with digest {dependency:dependency_digest} that is not recognized");
        }
        ChainErrors.ProtocolFeatureException.Assert(_byDigest.TryAdd(feature.FeatureDigest, feature),
            $"builtin protocol feature with codename '{feature.Codename:codename}' has a digest of {feature.FeatureDigest:digest} but another protocol feature with the same digest has already been added");
        _byNumber.Add(feature.Builtin, feature);
    }

    public FeatureRecognition IsRecognized(Checksum256 digest, TimePoint now)
    {
        if (!_byDigest.TryGetValue(digest, out var feature))
            return FeatureRecognition.Unrecognized;
        if (!feature.Restrictions.Enabled)
            return FeatureRecognition.Disabled;
        return feature.Restrictions.EarliestAllowedActivationTime > now ? FeatureRecognition.TooEarly : FeatureRecognition.Ready;
    }

    /// <summary>The digest of a builtin feature, or null when this node does not know it.</summary>
    public Checksum256? GetBuiltinDigest(BuiltinProtocolFeature feature) =>
        _byNumber.TryGetValue(feature, out var found) ? found.FeatureDigest : null;

    public bool TryGet(Checksum256 digest, [NotNullWhen(true)] out ProtocolFeature? feature) => _byDigest.TryGetValue(digest, out feature);

    /// <summary>The feature; protocol_feature_exception when not recognized.</summary>
    public ProtocolFeature Get(Checksum256 digest) =>
        _byDigest.TryGetValue(digest, out var feature)
            ? feature
            : throw ChainErrors.ProtocolFeatureException.Error($"unrecognized protocol feature with digest: {digest:digest}");

    /// <summary>True when the feature is recognized and <paramref name="isActive"/> holds for each of its dependencies.</summary>
    public bool ValidateDependencies(Checksum256 digest, Func<Checksum256, bool> isActive) =>
        _byDigest.TryGetValue(digest, out var feature) && feature.Dependencies.All(isActive);
}
