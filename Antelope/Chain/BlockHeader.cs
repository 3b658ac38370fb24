using System.Buffers.Binary;
using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>A block's header without its signature (nodeos block_header.hpp).</summary>
public record BlockHeader
{
    public BlockTimestamp Timestamp { get; init; }
    public Name Producer { get; init; }

    /// <summary>How many blocks before this one the producer confirms.</summary>
    public ushort Confirmed { get; init; } = 1;
    public Checksum256 Previous { get; init; }
    public Checksum256 TransactionMroot { get; init; }
    public Checksum256 ActionMroot { get; init; }
    public uint ScheduleVersion { get; init; }

    /// <summary>A new schedule becoming pending, before WTMSIG_BLOCK_SIGNATURES; afterwards it is header extension 1.</summary>
    public LegacyProducerSchedule? NewProducers { get; init; }
    public IReadOnlyList<Extension> HeaderExtensions { get; init; } = [];

    /// <summary>Number of this block: one more than the previous id's first four bytes (big endian).</summary>
    public uint BlockNum => NumFromId(Previous) + 1;

    /// <summary>The number in a block id.</summary>
    public static uint NumFromId(Checksum256 id) => BinaryPrimitives.ReadUInt32BigEndian(id.Bytes);

    /// <summary>sha256 of the packed header.</summary>
    public Checksum256 Digest()
    {
        var writer = new PackWriter();
        PackHeader(writer);
        return Checksum256.Hash(writer.Written);
    }

    /// <summary>The digest with the block number in its first four bytes.</summary>
    public Checksum256 CalculateId()
    {
        Span<byte> bytes = stackalloc byte[Checksum256.Size];
        Digest().Bytes.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BlockNum);
        return new(bytes);
    }

    /// <summary>Appends the header without a signature.</summary>
    public void PackHeader(PackWriter writer)
    {
        Timestamp.Pack(writer);
        Producer.Pack(writer);
        writer.WriteUInt16(Confirmed);
        Previous.Pack(writer);
        TransactionMroot.Pack(writer);
        ActionMroot.Pack(writer);
        writer.WriteUInt32(ScheduleVersion);
        writer.WriteBool(NewProducers is not null);
        NewProducers?.Pack(writer);
        writer.WriteArray(HeaderExtensions);
    }

    /// <summary>Reads a header without a signature.</summary>
    public static BlockHeader UnpackHeader(ref PackReader reader) => new()
    {
        Timestamp = BlockTimestamp.Unpack(ref reader),
        Producer = Name.Unpack(ref reader),
        Confirmed = reader.ReadUInt16(),
        Previous = Checksum256.Unpack(ref reader),
        TransactionMroot = Checksum256.Unpack(ref reader),
        ActionMroot = Checksum256.Unpack(ref reader),
        ScheduleVersion = reader.ReadUInt32(),
        NewProducers = reader.ReadBool() ? LegacyProducerSchedule.Unpack(ref reader) : null,
        HeaderExtensions = reader.ReadArray<Extension>(),
    };
}
