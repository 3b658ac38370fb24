using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Blocks by number and id, from the fork database and the block log.</content>
public sealed partial class Controller
{
    /// <summary>The block on the current fork, or null.</summary>
    public SignedBlock? FetchBlockByNumber(uint blockNum) =>
        FetchBlockStateByNumber(blockNum)?.Block ?? _blockLog.ReadBlockByNum(blockNum);

    /// <summary>The block, on any fork when reversible; or null.</summary>
    public SignedBlock? FetchBlockById(Checksum256 id)
    {
        if (_forks.GetBlock(id)?.Block is { } block)
            return block;
        return _blockLog.ReadBlockByNum(BlockHeader.NumFromId(id)) is { } logged && logged.Header.CalculateId() == id ? logged : null;
    }

    /// <summary>The state of a reversible block of any fork, or null. May be called from any thread.</summary>
    public BlockState? FetchBlockStateById(Checksum256 id) => _forks.GetBlock(id);

    /// <summary>The state of a reversible block of the current fork, or null.</summary>
    public BlockState? FetchBlockStateByNumber(uint blockNum) =>
        _forks.SearchOnBranch((ReadMode == DbReadMode.Irreversible ? _forks.PendingHead : _forks.Head)!.Id, blockNum);

    /// <summary>The id of a block of the current fork; unknown_block_exception when there is none.</summary>
    public Checksum256 GetBlockIdForNum(uint blockNum)
    {
        var summary = Db.BlockSummaries.Get(blockNum & 0xffff).BlockId;
        if (BlockHeader.NumFromId(summary) == blockNum)
            return summary;
        if (blockNum > _blockLog.HeadBlockNum && FetchBlockStateByNumber(blockNum) is { } state)
            return state.Id;
        return _blockLog.ReadBlockIdByNum(blockNum) ?? throw ChainErrors.UnknownBlockException.Error($"Could not find block: {blockNum:block}");
    }
}
