using Antelope;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>What a node's operator may restrict about a feature (nodeos protocol_feature_subjective_restrictions).</summary>
public sealed record SubjectiveRestrictions(TimePoint EarliestAllowedActivationTime, bool PreactivationRequired, bool Enabled);

/// <summary>A protocol feature that this node recognizes (nodeos protocol_feature).</summary>
public sealed record ProtocolFeature(
    Checksum256 FeatureDigest,
    BuiltinProtocolFeature Builtin,
    string Codename,
    Checksum256 DescriptionDigest,
    IReadOnlyList<Checksum256> Dependencies,
    SubjectiveRestrictions Restrictions)
{
    /// <summary>The feature that a spec describes, its dependencies given as digests; they are sorted.</summary>
    public static ProtocolFeature From(BuiltinProtocolFeatureSpec spec, IEnumerable<Checksum256> dependencies, SubjectiveRestrictions restrictions)
    {
        var sorted = dependencies.Distinct().Order().ToArray();
        return new(Digest(spec, sorted), spec.Feature, spec.Codename, spec.DescriptionDigest, sorted, restrictions);
    }

    /// <summary>sha256 over type 0, description digest, sorted dependencies and feature number (nodeos builtin_protocol_feature::digest).</summary>
    private static Checksum256 Digest(BuiltinProtocolFeatureSpec spec, IReadOnlyCollection<Checksum256> dependencies)
    {
        var writer = new PackWriter();
        writer.WriteUInt32(0);
        spec.DescriptionDigest.Pack(writer);
        writer.WriteArray(dependencies);
        writer.WriteUInt32((uint)spec.Feature);
        return Checksum256.Hash(writer.Written);
    }
}
