using Antelope;
using Antelope.Serialization;

namespace DevNode.Net;

/// <summary>What ids are listed for (numbers as on the wire).</summary>
public enum IdListMode : uint
{
    None = 0,

    /// <summary>The head of a chain to catch up with.</summary>
    CatchUp = 1,

    /// <summary>The last irreversible block to catch up with.</summary>
    LastIrreversibleCatchUp = 2,

    /// <summary>Single ids.</summary>
    Normal = 3,
}

/// <summary>Ids of blocks or transactions, or, by mode, a block number in <see cref="Pending"/> (nodeos select_ids).</summary>
public sealed record SelectIds(IdListMode Mode, uint Pending, IReadOnlyList<Checksum256> Ids) : IPackable<SelectIds>
{
    public static SelectIds None { get; } = new(IdListMode.None, 0, []);

    public void Pack(PackWriter writer)
    {
        writer.WriteUInt32((uint)Mode);
        writer.WriteUInt32(Pending);
        writer.WriteArray(Ids);
    }

    public static SelectIds Unpack(ref PackReader reader) =>
        new((IdListMode)reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadArray<Checksum256>());
}
