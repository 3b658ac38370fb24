using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <content>Opening existing files: the head, a torn tail, the index.</content>
public sealed partial class BlockLog
{
    /// <summary>Where the id of the block before stands in a packed block: after timestamp, producer and confirmed.</summary>
    private const int PreviousOffset = 4 + 8 + 2;

    private void Load(ILogger log)
    {
        _length = RandomAccess.GetLength(_log);
        if (_length == 0 || _retention.IsNone)
        {
            RandomAccess.SetLength(_index, 0);
            return;
        }
        Header = BlockLogHeader.Parse(ReadBytes(0, Math.Min(_length, BlockLogHeader.MaxSize)), _logPath, out var headerLength);
        _headerLength = headerLength;
        FirstBlockNum = _indexFirstBlockNum = Header.FirstBlockNum;
        if (Header.IsPruned)
            LoadPruned(log);
        else if (!TryLoadHead())
            CutTornTail(log);
        if (!IndexMatches())
        {
            log.LogInformation(new EventId(10, "BlockIndexRebuilt"), "block index {Path} is missing or incomplete, building it anew", _indexPath);
            BuildIndex();
        }
    }

    /// <summary>Reads the last block by the position at the end of the log; false when the end is not a whole block.</summary>
    private bool TryLoadHead()
    {
        if (_length == _headerLength)
            return true;
        if (_length < _headerLength + 8)
            return false;
        var position = BitConverter.ToInt64(ReadBytes(_length - 8, 8));
        if (position < _headerLength || position > _length - 8)
            return false;
        try
        {
            var reader = new PackReader(ReadBytes(position, _length - 8 - position));
            var block = SignedBlock.Unpack(ref reader);
            if (reader.Remaining != 0 || !TransactionsFit(block))
                return false;
            (Head, HeadId) = (block, block.Header.CalculateId());
            return true;
        }
        catch (PackException)
        {
            return false;
        }
    }

    /// <summary>Walks from the first block to the last whole one and cuts off what follows.</summary>
    private void CutTornTail(ILogger log)
    {
        var end = _headerLength;
        foreach (var (block, _, next) in BlockLogReader.Blocks(_log, _headerLength, _length))
        {
            (Head, HeadId) = (block, block.Header.CalculateId());
            end = next;
        }
        log.LogWarning(new EventId(11, "BlockLogTailCut"),
            "block log {Path} ends in {Bytes} bytes that are not a whole block; keeping blocks up to {BlockNum}", _logPath, _length - end, HeadBlockNum);
        RandomAccess.SetLength(_log, end);
        _length = end;
    }

    private bool IndexMatches()
    {
        var count = (long)HeadBlockNum - _indexFirstBlockNum + 1;
        if (RandomAccess.GetLength(_index) != count * 8)
            return false;
        return count == 0 || ReadIndex(HeadBlockNum) == BitConverter.ToInt64(ReadBytes(_length - 8, 8));
    }

    /// <summary>The block where the index says it is, when everything about it fits; else null.</summary>
    private SignedBlock? TryRead(uint blockNum)
    {
        var (start, end) = (ReadIndex(blockNum), ReadIndex(blockNum + 1));
        if (start < _headerLength || end < start + 8 || end > _length - PreviousOffset - Checksum256.Size)
            return null;
        var bytes = ReadBytes(start, end - start);
        if (BitConverter.ToInt64(bytes, bytes.Length - 8) != start)
            return null;
        try
        {
            var block = Packed.Unpack<SignedBlock>(bytes.AsSpan(..^8));
            var id = new Checksum256(ReadBytes(end + PreviousOffset, Checksum256.Size));
            return block.Header.CalculateId() == id && TransactionsFit(block) ? block : null;
        }
        catch (PackException)
        {
            return null;
        }
    }

    internal static bool TransactionsFit(SignedBlock block) => block.Header.TransactionMroot == Merkle.Root(block.Transactions.Select(t => t.Digest()));

    /// <summary>Follows the positions from the end of the log to its start, or to the first block that is left; those before have position 0.</summary>
    private void BuildIndex()
    {
        var count = (long)HeadBlockNum - _indexFirstBlockNum + 1;
        var positions = new byte[count * 8];
        var end = _length;
        for (var i = count - 1; i >= FirstBlockNum - _indexFirstBlockNum; i--)
        {
            var bytes = ReadBytes(end - 8, 8);
            var position = BitConverter.ToInt64(bytes);
            ChainErrors.BlockLogException.Assert(position >= _headerLength && position < end - 8,
                $"Block log file at '{_logPath}' formatting is incorrect, position {position} of block {_indexFirstBlockNum + i} is outside of its file part");
            bytes.CopyTo(positions, i * 8);
            end = position;
        }
        ChainErrors.BlockLogException.Assert(end == _headerLength || FirstBlockNum > _indexFirstBlockNum, $"Block log file at '{_logPath}' does not start with block {FirstBlockNum}");
        RandomAccess.SetLength(_index, positions.Length);
        RandomAccess.Write(_index, positions, 0);
        _indexIsBuilt = true;
    }
}
