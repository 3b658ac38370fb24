using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using Microsoft.Win32.SafeHandles;

namespace DevNode.Chain;

/// <summary>
/// blocks.log and blocks.index: the irreversible blocks, appended and read by number (nodeos block_log). After each block the log has
/// the block's own position in 8 bytes; the index is those positions one after the other. One writer.
/// </summary>
public sealed partial class BlockLog : IDisposable
{
    public const string LogFileName = "blocks.log";
    public const string IndexFileName = "blocks.index";

    private readonly string _logPath;
    private readonly string _indexPath;
    private readonly ILogger _logger;
    private readonly BlockLogRetention _retention;
    private SafeFileHandle _log;
    private SafeFileHandle _index;

    /// <summary>Where the blocks end; a pruned log has four bytes more.</summary>
    private long _length;
    private long _lastPosition;
    private long _headerLength;
    private uint _indexFirstBlockNum;
    private bool _indexIsBuilt;

    /// <summary>
    /// Opens or creates the files in a directory, which is made when missing. A tail that a crash left half written is cut off, an index
    /// that does not match is built anew, a log becomes pruned or whole as the retention says; what was done is logged.
    /// block_log_exception when the header is not valid.
    /// </summary>
    public BlockLog(string blocksDir, ILogger log, BlockLogRetention? retention = null)
    {
        _logger = log;
        _retention = retention ?? BlockLogRetention.All;
        Directory.CreateDirectory(blocksDir);
        _logPath = Path.Combine(blocksDir, LogFileName);
        _indexPath = Path.Combine(blocksDir, IndexFileName);
        _log = Open(_logPath);
        _index = Open(_indexPath);
        try
        {
            Load(log);
            Convert();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Number of the first block that can be read; 0 before <see cref="Reset"/>.</summary>
    public uint FirstBlockNum { get; private set; }

    /// <summary>The last block; null when there is none.</summary>
    public SignedBlock? Head { get; private set; }
    public Checksum256 HeadId { get; private set; }

    /// <summary>Number of the last block; one less than the first number when there is none.</summary>
    public uint HeadBlockNum => Head?.BlockNum ?? (FirstBlockNum == 0 ? 0 : FirstBlockNum - 1);

    /// <summary>The genesis or chain id the log starts with; null before <see cref="Reset"/>.</summary>
    public BlockLogHeader? Header { get; private set; }

    /// <summary>Starts an empty log, dropping what the files had.</summary>
    public void Reset(BlockLogHeader header, SignedBlock? firstBlock)
    {
        RandomAccess.SetLength(_log, 0);
        RandomAccess.SetLength(_index, 0);
        Header = header with { IsPruned = _retention.IsPruning };
        FirstBlockNum = _indexFirstBlockNum = header.FirstBlockNum;
        (Head, HeadId) = (null, default);
        var bytes = Header.ToBytes();
        _length = _headerLength = bytes.Length;
        if (!_retention.IsNone)
            RandomAccess.Write(_log, [.. bytes, .. Trailer()], 0);
        if (firstBlock is not null)
            Append(firstBlock, firstBlock.Header.CalculateId());
    }

    /// <summary>Appends the next block; block_log_append_fail when it is not the next.</summary>
    public void Append(SignedBlock block, Checksum256 id)
    {
        ChainErrors.BlockLogAppendFail.Assert(Header is not null, "Cannot append to block log until the genesis is first written");
        ChainErrors.BlockLogAppendFail.Assert(block.BlockNum == HeadBlockNum + 1,
            $"Append to block log {_logPath} of block {block.BlockNum}, but block {HeadBlockNum + 1} is next");
        if (!_retention.IsNone)
            Write(block);
        (Head, HeadId) = (block, id);
        PruneAfter(_lastPosition);
    }

    private void Write(SignedBlock block)
    {
        var writer = new PackWriter();
        block.Pack(writer);
        writer.WriteUInt64((ulong)_length);
        var length = writer.Length;
        if (Header!.IsPruned)
            writer.WriteUInt32(block.BlockNum - FirstBlockNum + 1);
        try
        {
            // What a full disk leaves half written lies beyond the length and is written over, or cut off at the next start.
            RandomAccess.Write(_log, writer.Written, _length);
            RandomAccess.Write(_index, writer.Written[(length - 8)..length], (long)(block.BlockNum - _indexFirstBlockNum) * 8);
        }
        catch (IOException e)
        {
            throw ChainErrors.BlockLogAppendFail.Error($"block {block.BlockNum} cannot be written to block log {_logPath}: {e.Message}. Blocks up to {HeadBlockNum} are kept: make room there and start the node again");
        }
        _lastPosition = _length;
        _length += length;
    }

    /// <summary>
    /// The block with that number, or null when the log does not have it. block_log_exception when it is not the one the block after it
    /// builds on, or its transactions are not those of its header: then the file is damaged.
    /// </summary>
    public SignedBlock? ReadBlockByNum(uint blockNum)
    {
        if (Head is null || _retention.IsNone || blockNum < FirstBlockNum || blockNum > HeadBlockNum)
            return null;
        if (blockNum == HeadBlockNum)
            return Head;
        if (TryRead(blockNum) is { } block)
            return block;
        // The index may be what is wrong, unless it was just made.
        if (_indexIsBuilt)
            throw Damaged();
        _logger.LogWarning(new EventId(13, "BlockIndexWrong"), "block {BlockNum} is not where {Path} says, building the index anew", blockNum, _indexPath);
        BuildIndex();
        return TryRead(blockNum) ?? throw Damaged();

        ChainException Damaged() => ChainErrors.BlockLogException.Error(
            $"Block log file at '{_logPath}' is damaged at block {blockNum}; --hard-replay-blockchain keeps the blocks before it");
    }

    /// <summary>The blocks from the first on, up to the first that is damaged or does not link.</summary>
    public IEnumerable<SignedBlock> WholeBlocks() => BlockLogReader.Blocks(_log, _headerLength, _length).Select(b => b.Block);

    /// <summary>The id of the block with that number, or null.</summary>
    public Checksum256? ReadBlockIdByNum(uint blockNum) => ReadBlockByNum(blockNum)?.Header.CalculateId();

    public void Dispose()
    {
        _log.Dispose();
        _index.Dispose();
    }

    private long ReadIndex(uint blockNum)
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(_index, bytes, (long)(blockNum - _indexFirstBlockNum) * 8, _indexPath);
        return BitConverter.ToInt64(bytes);
    }

    private byte[] ReadBytes(long offset, long length)
    {
        var bytes = new byte[length];
        Fill(_log, bytes, offset, _logPath);
        return bytes;
    }

    private static void Fill(SafeFileHandle file, Span<byte> bytes, long offset, string path)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var count = RandomAccess.Read(file, bytes[done..], offset + done);
            ChainErrors.BlockLogException.Assert(count > 0, $"only able to read {done:act} bytes of the expected {bytes.Length:exp} bytes in file: {path:file}");
            done += count;
        }
    }

    private static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
}
