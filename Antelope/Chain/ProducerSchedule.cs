using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>A producer and its single signing key (nodeos legacy::producer_key).</summary>
public sealed record ProducerKey(Name ProducerName, PublicKey BlockSigningKey) : IPackable<ProducerKey>
{
    public void Pack(PackWriter writer)
    {
        ProducerName.Pack(writer);
        BlockSigningKey.Pack(writer);
    }
    public static ProducerKey Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), PublicKey.Unpack(ref reader));
}

/// <summary>A schedule as block headers carry it before WTMSIG_BLOCK_SIGNATURES (nodeos legacy::producer_schedule_type).</summary>
public sealed record LegacyProducerSchedule(uint Version, IReadOnlyList<ProducerKey> Producers) : IPackable<LegacyProducerSchedule>
{
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32(Version);
        writer.WriteArray(Producers);
    }
    public static LegacyProducerSchedule Unpack(ref PackReader reader) => new(reader.ReadUInt32(), reader.ReadArray<ProducerKey>());
}

/// <summary>Weighted keys that sign a producer's blocks (nodeos block_signing_authority_v0; variant index 0).</summary>
public sealed record BlockSigningAuthority(uint Threshold, IReadOnlyList<KeyWeight> Keys) : IPackable<BlockSigningAuthority>
{
    public bool Equals(BlockSigningAuthority? other) =>
        other is not null && Threshold == other.Threshold && Keys.SequenceEqual(other.Keys);
    public override int GetHashCode() => HashCode.Combine(Threshold, Keys.Count);
    public void Pack(PackWriter writer)
    {
        writer.WriteVarUInt32(0);
        writer.WriteUInt32(Threshold);
        writer.WriteArray(Keys);
    }
    public static BlockSigningAuthority Unpack(ref PackReader reader)
    {
        var index = reader.ReadVarUInt32();
        return index == 0
            ? new(reader.ReadUInt32(), reader.ReadArray<KeyWeight>())
            : throw new PackException($"block signing authority variant {index} is not known (0 is block_signing_authority_v0)");
    }
}

/// <summary>A producer and the authority over its blocks (nodeos producer_authority).</summary>
public sealed record ProducerAuthority(Name ProducerName, BlockSigningAuthority Authority) : IPackable<ProducerAuthority>
{
    public void Pack(PackWriter writer)
    {
        ProducerName.Pack(writer);
        Authority.Pack(writer);
    }
    public static ProducerAuthority Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), BlockSigningAuthority.Unpack(ref reader));
}

/// <summary>The producers in turn order (nodeos producer_authority_schedule).</summary>
public sealed record ProducerSchedule(uint Version, IReadOnlyList<ProducerAuthority> Producers) : IPackable<ProducerSchedule>
{
    public bool Equals(ProducerSchedule? other) =>
        other is not null && Version == other.Version && Producers.SequenceEqual(other.Producers);
    public override int GetHashCode() => HashCode.Combine(Version, Producers.Count);
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32(Version);
        writer.WriteArray(Producers);
    }
    public static ProducerSchedule Unpack(ref PackReader reader) => new(reader.ReadUInt32(), reader.ReadArray<ProducerAuthority>());
}
