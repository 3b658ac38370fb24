using System.Collections.Immutable;
using Antelope;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>The features active after a block; immutable and shared between the states of blocks (nodeos protocol_feature_activation_set).</summary>
public sealed record ProtocolFeatureActivationSet(ImmutableSortedSet<Checksum256> ProtocolFeatures) : IPackable<ProtocolFeatureActivationSet>
{
    public static ProtocolFeatureActivationSet Empty { get; } = new(ImmutableSortedSet<Checksum256>.Empty);

    public bool Contains(Checksum256 digest) => ProtocolFeatures.Contains(digest);

    /// <summary>This set and more; invalid_block_header_extension when a digest is active already.</summary>
    public ProtocolFeatureActivationSet With(IEnumerable<Checksum256> additional)
    {
        var builder = ProtocolFeatures.ToBuilder();
        foreach (var digest in additional)
        {
            ChainErrors.InvalidBlockHeaderExtension.Assert(builder.Add(digest), "duplication of protocol feature digests");
        }
        return new(builder.ToImmutable());
    }

    public bool IsBuiltinActivated(ProtocolFeatureSet set, BuiltinProtocolFeature feature) =>
        set.GetBuiltinDigest(feature) is { } digest && Contains(digest);

    public void Pack(PackWriter writer) => writer.WriteArray(ProtocolFeatures);
    public static ProtocolFeatureActivationSet Unpack(ref PackReader reader) => new([.. reader.ReadArray<Checksum256>()]);
}
