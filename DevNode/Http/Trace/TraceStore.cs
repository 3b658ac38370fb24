using Antelope;
using Antelope.Serialization;

namespace DevNode.Http;

/// <summary>Traces of blocks on disk, in nodeos's files (nodeos trace_api store_provider). Written by the chain, read by requests.</summary>
internal sealed class TraceStore(TraceSlices slices)
{
    private const uint BlockTag = 0;
    private const uint IrreversibleTag = 1;
    private const uint TransactionIdsTag = 2;
    private static readonly byte[] IndexHeader = [1, 0, 0, 0];
    private readonly Lock _lock = new();

    /// <summary>The compression of the slices that may be; the chain does not wait for it.</summary>
    public Task Compression { get; private set; } = Task.CompletedTask;

    /// <summary>Adds an applied block and the ids of its transactions.</summary>
    public void Append(BlockEntry block, IReadOnlyCollection<Checksum256> transactionIds)
    {
        var slice = slices.SliceOf(block.Number);
        var ids = Entry(TransactionIdsTag, writer =>
        {
            writer.WriteArray(transactionIds);
            writer.WriteUInt32(block.Number);
        });
        lock (_lock)
        {
            slices.Append(slices.TransactionIds(slice), ids);
            var offset = slices.Append(slices.Data(slice), Packed.Pack(block));
            slices.Append(slices.Index(slice), Entry(BlockTag, writer =>
            {
                writer.Write(block.Id);
                writer.WriteUInt32(block.Number);
                writer.WriteUInt64((ulong)offset);
            }), IndexHeader);
        }
    }

    /// <summary>Notes that a block became irreversible. Throws what a compression before failed with.</summary>
    public void AppendIrreversible(uint number)
    {
        if (Compression.IsFaulted)
            Compression.GetAwaiter().GetResult();
        var entry = Entry(IrreversibleTag, writer => writer.WriteUInt32(number));
        var slice = slices.SliceOf(number);
        lock (_lock)
        {
            slices.Append(slices.Index(slice), entry, IndexHeader);
            slices.Append(slices.TransactionIds(slice), entry);
            slices.Prune(number);
            if (slices.ToCompress(number) is { Count: > 0 } due)
                Compression = CompressAsync(Compression, due);
        }
    }

    private async Task CompressAsync(Task before, IReadOnlyList<uint> due)
    {
        await before;
        await Task.Run(() =>
        {
            foreach (var slice in due)
                Compress(slice);
        });
    }

    /// <summary>The compressed file is whole when it gets its name.</summary>
    private void Compress(uint slice)
    {
        var (path, compressed) = (slices.Data(slice), slices.CompressedData(slice));
        if (!File.Exists(path))
            return;
        using (var input = File.OpenRead(path))
        using (var output = File.Create(compressed + ".part"))
            CompressedTrace.Write(input, output);
        lock (_lock)
        {
            if (File.Exists(path)) // not removed meanwhile
                File.Move(compressed + ".part", compressed, overwrite: true);
            File.Delete(compressed + ".part");
            File.Delete(path);
        }
    }

    /// <summary>The last block written with this number, and whether it is irreversible; null when there is none.</summary>
    public (BlockEntry Block, bool IsIrreversible)? Find(uint number)
    {
        var slice = slices.SliceOf(number);
        lock (_lock)
        {
            if (!File.Exists(slices.Index(slice)))
                return null;
            var (offset, irreversible) = FindOffset(File.ReadAllBytes(slices.Index(slice)), number);
            if (offset is not { } start || OpenAt(slice, (long)start) is not { } file)
                return null;
            using var rest = new MemoryStream();
            using (file)
                file.CopyTo(rest);
            return (Packed.Unpack<BlockEntry>(rest.GetBuffer().AsSpan(0, (int)rest.Length)), irreversible);
        }
    }

    /// <summary>The data of a slice from an offset on; null when it is not there.</summary>
    private Stream? OpenAt(uint slice, long offset)
    {
        if (File.Exists(slices.Data(slice)))
            return new FileStream(slices.Data(slice), FileMode.Open, FileAccess.Read) { Position = offset };
        return File.Exists(slices.CompressedData(slice)) ? CompressedTrace.OpenAt(File.OpenRead(slices.CompressedData(slice)), offset) : null;
    }

    /// <summary>Number of the block with a transaction, irreversible or the last one seen; null when no slice names it.</summary>
    public uint? FindTransaction(Checksum256 id)
    {
        uint? found = null;
        lock (_lock)
        {
            for (var slice = slices.FirstSearched; File.Exists(slices.TransactionIds(slice)); slice++)
            {
                var reader = new PackReader(File.ReadAllBytes(slices.TransactionIds(slice)));
                while (reader.Remaining > 0)
                {
                    if (reader.ReadVarUInt32() == TransactionIdsTag)
                    {
                        var ids = reader.ReadArray<Checksum256>();
                        var number = reader.ReadUInt32();
                        if (ids.Contains(id))
                            found = number;
                    }
                    else if (reader.ReadUInt32() >= found)
                    {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    private static (ulong? Offset, bool Irreversible) FindOffset(byte[] index, uint number)
    {
        ulong? offset = null;
        var reader = new PackReader(index);
        reader.ReadRaw(IndexHeader.Length);
        while (reader.Remaining > 0)
        {
            if (reader.ReadVarUInt32() == IrreversibleTag)
            {
                if (reader.ReadUInt32() >= number)
                    return (offset, true);
                continue;
            }
            reader.Read<Checksum256>();
            var (block, start) = (reader.ReadUInt32(), reader.ReadUInt64());
            if (block == number)
                offset = start;
        }
        return (offset, false);
    }

    private static byte[] Entry(uint tag, Action<PackWriter> write)
    {
        var writer = new PackWriter();
        writer.WriteVarUInt32(tag);
        write(writer);
        return writer.ToArray();
    }
}
