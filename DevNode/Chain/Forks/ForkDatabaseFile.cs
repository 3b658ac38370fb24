using Antelope;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>fork_db.dat: the reversible blocks of a node that stopped (nodeos fork_database open_impl, close_impl; version 1).</summary>
public static class ForkDatabaseFile
{
    public const string FileName = "fork_db.dat";
    private const uint MagicNumber = 0x30510FDB;
    private const uint Version = 1;

    /// <summary>The file's bytes for the current contents.</summary>
    public static byte[] Pack(ForkDatabase forks)
    {
        var writer = new PackWriter(4096);
        writer.WriteUInt32(MagicNumber);
        writer.WriteUInt32(Version);
        forks.Root!.HeaderState.Pack(writer);
        writer.WriteVarUInt32((uint)forks.Count);
        foreach (var block in InOrderOfAdding(forks))
            block.Pack(writer);
        forks.Head!.Id.Pack(writer);
        return writer.ToArray();
    }

    /// <summary>Fills an empty database from the file's bytes; fork_database_exception when they are not valid for these features.</summary>
    public static void Unpack(ForkDatabase forks, ReadOnlySpan<byte> bytes, ProtocolFeatureSet features)
    {
        var error = ChainErrors.ForkDatabaseException;
        var reader = new PackReader(bytes);
        var magic = reader.ReadUInt32();
        error.Assert(magic == MagicNumber, $"Fork database file has unexpected magic number: {magic}. Expected {MagicNumber}");
        var version = reader.ReadUInt32();
        error.Assert(version == Version, $"Unsupported version of fork database file: version is {version} while code supports version {Version}");
        forks.Reset(new(BlockHeaderState.Unpack(ref reader), null));
        for (var count = reader.ReadVarUInt32(); count > 0; count--)
        {
            var block = BlockState.Unpack(ref reader);
            var previous = forks.GetBlockHeader(block.Previous);
            error.Assert(previous is not null, $"fork database file has block {block.Id} without its predecessor");
            try
            {
                features.Check(block.Timestamp, previous.ActivatedProtocolFeatures, block.HeaderState.Extensions.NewProtocolFeatures);
            }
            catch (ChainException e)
            {
                throw error.Error($"serialized fork database is incompatible with configured protocol features: {e.Message}");
            }
            forks.Add(block);
        }
        forks.SetHead(Checksum256.Unpack(ref reader));
    }

    /// <summary>Worst first, validated and unvalidated merged by preference, so that predecessors precede what builds on them.</summary>
    private static IEnumerable<BlockState> InOrderOfAdding(ForkDatabase forks)
    {
        var unvalidated = new Stack<BlockState>(forks.Blocks.Where(b => !b.Validated));
        var validated = new Stack<BlockState>(forks.Blocks.Where(b => b.Validated));
        while (unvalidated.Count + validated.Count > 0)
        {
            var takeUnvalidated = validated.Count == 0
                || (unvalidated.Count > 0 && BlockStatePreference.FirstPreferred(validated.Peek(), unvalidated.Peek()));
            yield return takeUnvalidated ? unvalidated.Pop() : validated.Pop();
        }
    }
}
