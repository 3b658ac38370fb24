using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Antelope;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Writes a snapshot of version 6 as one of an earlier version, of a chain that uses nothing newer.</summary>
internal static class OlderSnapshot
{
    /// <summary>Bytes of the limits at the end of the global property: three for key values, eleven for WebAssembly, four bytes each.</summary>
    private const int LimitsSize = 14 * 4;
    private const int ActionReturnValueSize = 4;

    public static byte[] Of(byte[] latest, uint version)
    {
        using var stream = new MemoryStream();
        var writer = new SnapshotFileWriter(stream);
        foreach (var (name, rows, data) in Sections(latest))
        {
            Write(writer, name, rows, name switch
            {
                "eosio::chain::chain_snapshot_header" => BitConverter.GetBytes(version),
                "eosio::chain::block_state" when version == 2 => BlockState(Packed.Unpack<BlockHeaderState>(data)),
                "eosio::chain::global_property_object" => GlobalProperty(data, version),
                _ => data,
            });
            if (name == "eosio::chain::block_state" && version == 2)
                Write(writer, "eosio::chain::genesis_state", 1, Packed.Pack(GoldenChain.Genesis));
        }
        writer.Complete();
        return stream.ToArray();
    }

    private static void Write(SnapshotFileWriter writer, string name, ulong rows, byte[] data)
    {
        writer.StartSection(name);
        // Only the number of rows matters, not where they end.
        for (ulong row = 0; row < rows; row++)
            writer.WriteRow(row == 0 ? data : []);
        writer.EndSection();
    }

    private static IEnumerable<(string Name, ulong Rows, byte[] Data)> Sections(byte[] snapshot)
    {
        for (var at = 8; BinaryPrimitives.ReadUInt64LittleEndian(snapshot.AsSpan(at)) is var size && size != ulong.MaxValue; at += 8 + (int)size)
        {
            var name = snapshot.AsSpan((at + 16)..).IndexOf((byte)0);
            yield return (Encoding.UTF8.GetString(snapshot, at + 16, name), BinaryPrimitives.ReadUInt64LittleEndian(snapshot.AsSpan(at + 8)),
                snapshot[(at + 17 + name)..(at + 8 + (int)size)]);
        }
    }

    private static byte[] GlobalProperty(byte[] latest, uint version)
    {
        if (version is < 2 or > 4)
            return latest;
        var (chainId, limits) = (latest[^(Checksum256.Size + LimitsSize)..^LimitsSize], latest[^LimitsSize..]);
        var start = latest[..^(Checksum256.Size + LimitsSize + ActionReturnValueSize)];
        return version switch
        {
            // No schedule is proposed and its version is 0, which packs alike in both forms.
            2 => start,
            3 => [.. start, .. chainId],
            _ => [.. start, .. chainId, .. limits],
        };
    }

    private static byte[] BlockState(BlockHeaderState state)
    {
        var writer = new PackWriter();
        writer.WriteUInt32(state.BlockNum);
        writer.WriteUInt32(state.DposProposedIrreversibleBlockNum);
        writer.WriteUInt32(state.DposIrreversibleBlockNum);
        state.ActiveSchedule.Downgrade().Pack(writer);
        state.BlockrootMerkle.Pack(writer);
        Pack(state.ProducerToLastProduced);
        Pack(state.ProducerToLastImpliedIrb);
        state.ValidBlockSigningAuthority.Keys.ShouldHaveSingleItem().Key.Pack(writer);
        writer.WriteBytes(state.ConfirmCount.AsSpan());
        state.Id.Pack(writer);
        state.Header.Pack(writer);
        writer.WriteUInt32(state.PendingSchedule.ScheduleLibNum);
        state.PendingSchedule.ScheduleHash.Pack(writer);
        state.PendingSchedule.Schedule.Downgrade().Pack(writer);
        writer.WriteBool(true);
        state.ActivatedProtocolFeatures.Pack(writer);
        return writer.ToArray();

        void Pack(ImmutableSortedDictionary<Name, uint> map)
        {
            writer.WriteVarUInt32((uint)map.Count);
            foreach (var (name, number) in map)
            {
                name.Pack(writer);
                writer.WriteUInt32(number);
            }
        }
    }
}
