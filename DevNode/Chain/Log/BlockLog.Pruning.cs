using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Pruned logs: their first blocks are holes in the file, a count of those that are left stands at the end (nodeos block_log.cpp).</content>
public sealed partial class BlockLog
{
    private const int TrailerSize = 4;

    /// <summary>Deletes the files of a log that is not kept, once the chain has started without it.</summary>
    public void RemoveUnlessKept()
    {
        if (!_retention.IsNone)
            return;
        Dispose();
        File.Delete(_logPath);
        File.Delete(_indexPath);
    }

    /// <summary>What follows the blocks.</summary>
    private byte[] Trailer() => Header!.IsPruned ? BitConverter.GetBytes(Head is null ? 0 : HeadBlockNum - FirstBlockNum + 1) : [];

    private void LoadPruned(ILogger log)
    {
        _length -= TrailerSize;
        if (_length >= _headerLength && TryLoadHead())
        {
            var count = BitConverter.ToUInt32(ReadBytes(_length, TrailerSize));
            ChainErrors.BlockLogException.Assert(count <= HeadBlockNum - FirstBlockNum + 1 && (count > 0 || Head is null),
                $"Block log file at '{_logPath}' says at its end that it has {count} blocks, and its header and its last block {FirstBlockNum} to {HeadBlockNum}");
            FirstBlockNum = HeadBlockNum - count + 1;
            return;
        }
        // A walk from the front would end in the hole: the index says where the last whole block is.
        FindHead();
        log.LogWarning(new EventId(11, "BlockLogTailCut"),
            "block log {Path} ends in bytes that are not a whole block; keeping blocks {First} to {BlockNum}", _logPath, FirstBlockNum, HeadBlockNum);
        RandomAccess.SetLength(_log, _length);
        RandomAccess.Write(_log, Trailer(), _length);
    }

    private void FindHead()
    {
        var fileEnd = RandomAccess.GetLength(_log);
        for (var number = _indexFirstBlockNum + (uint)(RandomAccess.GetLength(_index) / 8) - 1; number >= _indexFirstBlockNum; number--)
        {
            var position = ReadIndex(number);
            if (position < _headerLength || position >= fileEnd || BlockLogReader.Read(_log, position, fileEnd) is not { } found || found.Block.BlockNum != number)
                continue;
            (Head, HeadId, _length, FirstBlockNum) = (found.Block, found.Block.Header.CalculateId(), found.Next, number);
            // Blocks that are left have their position after them.
            while (FirstBlockNum > _indexFirstBlockNum && ReadIndex(FirstBlockNum - 1) is var before && before >= _headerLength
                && BitConverter.ToInt64(ReadBytes(ReadIndex(FirstBlockNum) - 8, 8)) == before)
                FirstBlockNum--;
            // The first of them may have lost its start.
            while (FirstBlockNum < HeadBlockNum && TryRead(FirstBlockNum) is null)
                FirstBlockNum++;
            return;
        }
        throw ChainErrors.BlockLogException.Error($"Block log file at '{_logPath}' is pruned and damaged, and '{_indexPath}' does not lead to a whole block");
    }

    /// <summary>Makes the log pruned, or whole again, as the retention says.</summary>
    private void Convert()
    {
        if (Header is null || Header.IsPruned == _retention.IsPruning)
            return;
        if (Header.IsPruned)
        {
            Vacuum();
            return;
        }
        Prune();
        Header = Header with { IsPruned = true };
        RandomAccess.Write(_log, Header.ToBytes(), 0);
        RandomAccess.Write(_log, Trailer(), _length);
    }

    /// <summary>After a block was appended: prunes when the log has grown over a multiple of the threshold.</summary>
    private void PruneAfter(long position)
    {
        if (!_retention.IsPruning || position / _retention.Threshold == _length / _retention.Threshold)
            return;
        Prune();
        RandomAccess.Write(_log, Trailer(), _length);
    }

    private void Prune()
    {
        if (Head is null || HeadBlockNum - FirstBlockNum < _retention.Blocks)
            return;
        var first = HeadBlockNum - _retention.Blocks!.Value + 1;
        FileHole.Punch(_log, _headerLength, ReadIndex(first));
        FirstBlockNum = first;
        _logger.LogInformation(new EventId(14, "BlockLogPruned"), "blocks.log pruned to blocks {First}-{Last}", first, HeadBlockNum);
    }

    /// <summary>Writes the blocks that are left into a log of the latest version that starts with them, in the place of this one.</summary>
    private void Vacuum()
    {
        _logger.LogInformation(new EventId(15, "BlockLogVacuumed"), "vacuuming pruned block log {Path}, blocks {First}-{Last}", _logPath, FirstBlockNum, HeadBlockNum);
        var directory = Path.Combine(Path.GetDirectoryName(_logPath)!, "vacuumed");
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        using (var whole = new BlockLog(directory, _logger))
        {
            whole.Reset(new(FirstBlockNum, FirstBlockNum == 1 ? Header!.Genesis : null, Header!.ChainId), null);
            for (var number = FirstBlockNum; Head is not null && number <= HeadBlockNum; number++)
            {
                var block = ReadBlockByNum(number)!;
                whole.Append(block, block.Header.CalculateId());
            }
        }
        Dispose();
        // A crash between the two leaves an index that does not match, which is built anew.
        File.Move(Path.Combine(directory, LogFileName), _logPath, overwrite: true);
        File.Move(Path.Combine(directory, IndexFileName), _indexPath, overwrite: true);
        Directory.Delete(directory);
        (_log, _index) = (Open(_logPath), Open(_indexPath));
        Load(_logger);
    }
}
