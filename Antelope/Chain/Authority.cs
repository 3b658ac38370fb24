using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>A key and what it counts for.</summary>
public sealed record KeyWeight(PublicKey Key, ushort Weight) : IPackable<KeyWeight>
{
    public void Pack(PackWriter writer)
    {
        Key.Pack(writer);
        writer.WriteUInt16(Weight);
    }
    public static KeyWeight Unpack(ref PackReader reader) => new(PublicKey.Unpack(ref reader), reader.ReadUInt16());
}

/// <summary>A permission level and what it counts for.</summary>
public sealed record PermissionLevelWeight(PermissionLevel Permission, ushort Weight) : IPackable<PermissionLevelWeight>
{
    public void Pack(PackWriter writer)
    {
        Permission.Pack(writer);
        writer.WriteUInt16(Weight);
    }
    public static PermissionLevelWeight Unpack(ref PackReader reader) => new(PermissionLevel.Unpack(ref reader), reader.ReadUInt16());
}

/// <summary>A delay and what waiting it counts for.</summary>
public sealed record WaitWeight(uint WaitSec, ushort Weight) : IPackable<WaitWeight>
{
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32(WaitSec);
        writer.WriteUInt16(Weight);
    }
    public static WaitWeight Unpack(ref PackReader reader) => new(reader.ReadUInt32(), reader.ReadUInt16());
}

/// <summary>Who can satisfy a permission: factors whose weights must reach the threshold (nodeos authority.hpp).</summary>
public sealed record Authority(
    uint Threshold,
    IReadOnlyList<KeyWeight> Keys,
    IReadOnlyList<PermissionLevelWeight> Accounts,
    IReadOnlyList<WaitWeight> Waits) : IPackable<Authority>
{
    /// <summary>One key with threshold 1.</summary>
    public static Authority Of(PublicKey key) => new(1, [new(key, 1)], [], []);

    /// <summary>One permission level with threshold 1.</summary>
    public static Authority Of(PermissionLevel level) => new(1, [], [new(level, 1)], []);

    public bool Equals(Authority? other) =>
        other is not null && Threshold == other.Threshold && Keys.SequenceEqual(other.Keys)
        && Accounts.SequenceEqual(other.Accounts) && Waits.SequenceEqual(other.Waits);
    public override int GetHashCode() => HashCode.Combine(Threshold, Keys.Count, Accounts.Count, Waits.Count);
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32(Threshold);
        writer.WriteArray(Keys);
        writer.WriteArray(Accounts);
        writer.WriteArray(Waits);
    }
    public static Authority Unpack(ref PackReader reader) =>
        new(reader.ReadUInt32(), reader.ReadArray<KeyWeight>(), reader.ReadArray<PermissionLevelWeight>(), reader.ReadArray<WaitWeight>());
}
