using Antelope;

namespace DevNode.Chain;

/// <content>Blocks that became irreversible go to the block log and out of the fork database.</content>
public sealed partial class Controller
{
    private void LogIrreversible()
    {
        var error = ChainErrors.ForkDatabaseException;
        var root = _forks.Root ?? throw error.Error("fork database not properly initialized");
        if (_blockLog.Head is not null)
            error.Assert(root.Id == _blockLog.HeadId, "fork database root does not match block log head");
        else
            error.Assert(root.BlockNum == _blockLog.HeadBlockNum, $"empty block log expects the first appended block to build off a block that is not the fork database root. root block number: {root.BlockNum:block_num}, lib: {_blockLog.HeadBlockNum:lib_num}");

        var forkHead = (ReadMode == DbReadMode.Irreversible ? _forks.PendingHead : _forks.Head)!;
        if (forkHead.DposIrreversibleBlockNum <= _blockLog.HeadBlockNum)
            return;
        var newRoot = root.Id;
        try
        {
            foreach (var block in _forks.FetchBranch(forkHead.Id, forkHead.DposIrreversibleBlockNum).Reverse())
            {
                if (ReadMode == DbReadMode.Irreversible)
                {
                    ApplyBlock(new(), block, BlockStatus.Complete, null);
                    _head = block;
                    _forks.MarkValid(block);
                }
                Emit(nameof(IrreversibleBlock), IrreversibleBlock, block);
                // The log first: when it fails, the database can still take the block back.
                _blockLog.Append(block.Block!, block.Id);
                Db.Commit(block.BlockNum);
                newRoot = block.Id;
            }
        }
        finally
        {
            if (newRoot != root.Id)
                _forks.AdvanceRoot(newRoot);
        }
    }
}
