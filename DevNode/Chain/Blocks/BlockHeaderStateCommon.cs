using System.Collections.Immutable;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>What the state of a block's header and of the header being built have in common (nodeos block_header_state_common).</summary>
public record BlockHeaderStateCommon
{
    public uint BlockNum { get; init; }

    /// <summary>Highest block that more than two thirds of the producers confirmed.</summary>
    public uint DposProposedIrreversibleBlockNum { get; init; }

    /// <summary>Highest block that more than two thirds of the producers know to be confirmed so.</summary>
    public uint DposIrreversibleBlockNum { get; init; }
    public ProducerSchedule ActiveSchedule { get; init; } = new(0, []);

    /// <summary>Merkle tree over the ids of all blocks before this one.</summary>
    public IncrementalMerkle BlockrootMerkle { get; init; } = IncrementalMerkle.Empty;
    public ImmutableSortedDictionary<Name, uint> ProducerToLastProduced { get; init; } = ImmutableSortedDictionary<Name, uint>.Empty;
    public ImmutableSortedDictionary<Name, uint> ProducerToLastImpliedIrb { get; init; } = ImmutableSortedDictionary<Name, uint>.Empty;

    /// <summary>Who must sign this block.</summary>
    public BlockSigningAuthority ValidBlockSigningAuthority { get; init; } = new(0, []);

    /// <summary>For the latest blocks, the oldest first, how many confirmations each still lacks.</summary>
    public ImmutableArray<byte> ConfirmCount { get; init; } = [];

    /// <summary>Appends the common fields.</summary>
    protected void PackCommon(PackWriter writer)
    {
        writer.WriteUInt32(BlockNum);
        writer.WriteUInt32(DposProposedIrreversibleBlockNum);
        writer.WriteUInt32(DposIrreversibleBlockNum);
        ActiveSchedule.Pack(writer);
        BlockrootMerkle.Pack(writer);
        PackMap(writer, ProducerToLastProduced);
        PackMap(writer, ProducerToLastImpliedIrb);
        ValidBlockSigningAuthority.Pack(writer);
        writer.WriteBytes(ConfirmCount.AsSpan());
    }

    /// <summary>Reads the common fields; those of before WTMSIG_BLOCK_SIGNATURES have schedules and authorities of one key each.</summary>
    protected static BlockHeaderStateCommon UnpackCommon(ref PackReader reader, bool legacy = false) => new()
    {
        BlockNum = reader.ReadUInt32(),
        DposProposedIrreversibleBlockNum = reader.ReadUInt32(),
        DposIrreversibleBlockNum = reader.ReadUInt32(),
        ActiveSchedule = ProducerSchedules.Unpack(ref reader, legacy),
        BlockrootMerkle = IncrementalMerkle.Unpack(ref reader),
        ProducerToLastProduced = UnpackMap(ref reader),
        ProducerToLastImpliedIrb = UnpackMap(ref reader),
        ValidBlockSigningAuthority = legacy ? new(1, [new(PublicKey.Unpack(ref reader), 1)]) : BlockSigningAuthority.Unpack(ref reader),
        ConfirmCount = [.. reader.ReadBytes()],
    };

    private static void PackMap(PackWriter writer, ImmutableSortedDictionary<Name, uint> map)
    {
        writer.WriteVarUInt32((uint)map.Count);
        foreach (var (name, number) in map)
        {
            name.Pack(writer);
            writer.WriteUInt32(number);
        }
    }

    private static ImmutableSortedDictionary<Name, uint> UnpackMap(ref PackReader reader)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<Name, uint>();
        for (var count = reader.ReadCount(12); count > 0; count--)
        {
            var name = Name.Unpack(ref reader);
            map[name] = reader.ReadUInt32();
        }
        return map.ToImmutable();
    }
}
