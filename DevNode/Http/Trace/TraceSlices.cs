using System.Globalization;

namespace DevNode.Http;

/// <summary>The files of the traces: each slice of blocks has its data, its index and its transaction ids (nodeos trace_api slice_directory).</summary>
/// <param name="directory">Where they are; created when missing.</param>
/// <param name="stride">Blocks in each slice.</param>
/// <param name="keptBlocks">Blocks below the last irreversible one whose slices are kept; null keeps all.</param>
/// <param name="uncompressedBlocks">Blocks below the last irreversible one whose data stays uncompressed; null compresses none.</param>
internal sealed class TraceSlices(string directory, uint stride, uint? keptBlocks, uint? uncompressedBlocks)
{
    private const string DataKind = "";
    private const string CompressedEnding = ".clog";
    private static readonly string[] Kinds = ["index", DataKind, "trx_id"];
    private uint _nextRemoved;
    private uint _nextCompressed;

    public string Data(uint slice) => File(DataKind, slice);
    public string CompressedData(uint slice) => File(DataKind, slice, CompressedEnding);
    public string Index(uint slice) => File("index", slice);
    public string TransactionIds(uint slice) => File("trx_id", slice);
    public uint SliceOf(uint block) => block / stride;

    /// <summary>The slice in which the search for a transaction begins (nodeos takes the number of kept blocks for a block number there).</summary>
    public uint FirstSearched => keptBlocks is { } kept ? SliceOf(kept) : 0;

    /// <summary>Appends to a file, which begins with <paramref name="header"/> when it is new; gives where the bytes went.</summary>
    public long Append(string path, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> header = default)
    {
        Directory.CreateDirectory(directory);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        if (file.Position == 0)
            file.Write(header);
        var offset = file.Position;
        file.Write(bytes);
        return offset;
    }

    /// <summary>Removes the slices that an irreversible block leaves behind.</summary>
    public void Prune(uint irreversible)
    {
        if (keptBlocks is not { } kept)
            return;
        foreach (var slice in Passed(irreversible, kept, ref _nextRemoved))
        {
            foreach (var kind in Kinds)
                System.IO.File.Delete(File(kind, slice));
            System.IO.File.Delete(CompressedData(slice));
        }
    }

    /// <summary>The slices whose data an irreversible block lets be compressed, each once; none that would be removed at the same time.</summary>
    public IReadOnlyList<uint> ToCompress(uint irreversible) =>
        uncompressedBlocks is { } kept && (keptBlocks is null || kept < keptBlocks) ? Passed(irreversible, kept, ref _nextCompressed) : [];

    /// <summary>Slices that lie so many blocks and a slice below the irreversible block, from <paramref name="next"/> on.</summary>
    private List<uint> Passed(uint irreversible, uint kept, ref uint next)
    {
        var passed = new List<uint>();
        if ((long)irreversible - kept - stride is >= 0 and var end)
            for (; next <= SliceOf((uint)end) && next < SliceOf(irreversible); next++)
                passed.Add(next);
        return passed;
    }

    private string File(string kind, uint slice, string ending = ".log")
    {
        var start = slice * stride;
        var prefix = kind.Length == 0 ? "trace_" : $"trace_{kind}_";
        return Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{prefix}{start:D10}-{start + stride:D10}{ending}"));
    }
}
