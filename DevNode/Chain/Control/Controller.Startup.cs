using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Starting: from a genesis, then through what the block log and the fork database hold.</content>
public sealed partial class Controller
{
    /// <summary>
    /// Starts from a genesis without state: a new chain when the block log is empty, else a replay of it, then of the reversible
    /// blocks in the fork database. Stops between two blocks when <paramref name="shutdown"/> is signalled.
    /// </summary>
    public void Startup(GenesisState genesis, CancellationToken shutdown = default)
    {
        var chainId = genesis.ComputeChainId();
        ChainErrors.ChainIdTypeException.Assert(chainId == ChainId,
            $"genesis state provided to startup corresponds to a chain ID ({chainId:genesis_chain_id}) that does not match the chain ID that controller was constructed with ({ChainId:controller_chain_id})");
        var first = GenesisBlock.Create(genesis);
        _head = first;
        Db.SetRevision(first.BlockNum);
        GenesisDatabase.Initialize(Db, Authorization, ResourceLimits, genesis, first.Id, DeepMind);
        if (_forks.Head is null)
            _forks.Reset(first);
        else if (ReadMode == DbReadMode.Irreversible)
            _forks.RollbackHeadToRoot();
        if (_blockLog.Head is null)
            _blockLog.Reset(new(1, genesis, chainId), first.Block);
        else
            ChainErrors.BlockLogException.Assert(_blockLog.FirstBlockNum == 1, "block log does not start with genesis block");
        DeepMind?.OnStartup(Db, HeadBlockNum);
        Replay(shutdown);
        ApplyBetterBlocks(shutdown);
    }

    private void Replay(CancellationToken shutdown)
    {
        IsReplaying = true;
        try
        {
            ReplayIrreversible(shutdown);
            AlignForkDatabase();
            if (!shutdown.IsCancellationRequested)
                ReplayReversible(shutdown);
        }
        finally
        {
            IsReplaying = false;
        }
    }

    private void ApplyBetterBlocks(CancellationToken shutdown)
    {
        if (shutdown.IsCancellationRequested || ReadMode == DbReadMode.Irreversible)
            return;
        // A node that showed irreversible blocks only may have better ones waiting.
        while (_forks.Head!.Id == _forks.Root!.Id && _forks.PendingHead!.Id != _forks.Head.Id)
            MaybeSwitchForks(new(), _forks.PendingHead!, BlockStatus.Complete, null, null);
    }

    private void ReplayIrreversible(CancellationToken shutdown)
    {
        var start = HeadBlockNum + 1;
        if (_blockLog.Head is null || start > _blockLog.HeadBlockNum)
            return;
        _log.LogInformation(new EventId(7, "ReplayStarted"), "existing block log, attempting to replay from {First} to {Last} blocks", start, _blockLog.HeadBlockNum);
        var began = Clock.GetTimestamp();
        using (var ahead = new BlocksAhead(start, ReadLogged))
        {
            foreach (var (block, transactions) in ahead.All().TakeWhile(_ => !shutdown.IsCancellationRequested && !IsTerminated()))
            {
                ReplayBlock(block, BlockStatus.Irreversible, transactions);
                if (block.BlockNum % 500 == 0)
                    _log.LogInformation(new EventId(8, "ReplayProgress"), "{BlockNum} of {Last}", block.BlockNum, _blockLog.HeadBlockNum);
            }
        }
        _log.LogInformation(new EventId(9, "ReplayEnded"), "{Count} irreversible blocks replayed in {Milliseconds:F0} ms",
            HeadBlockNum + 1 - start, Clock.GetElapsedTime(began).TotalMilliseconds);
        if (SkipDbSessionsFor(BlockStatus.Irreversible))
            Db.SetRevision(HeadBlockNum);
    }

    /// <summary>A block of the log; the recovery of the keys of its transactions begins at once, when they are checked.</summary>
    private (SignedBlock, BlockTransactions)? ReadLogged(uint blockNum) =>
        _blockLog.ReadBlockByNum(blockNum) is { } block ? (block, new(block, ChainId, !_config.ForceAllChecks, null, _signers, Clock)) : null;

    /// <summary>The fork database's root follows the head of the block log: within its branch when it has one, else it starts anew.</summary>
    private void AlignForkDatabase()
    {
        var pendingHead = _forks.PendingHead!;
        var root = _forks.Root!;
        if (pendingHead.BlockNum < HeadBlockNum || HeadBlockNum < root.BlockNum || (HeadBlockNum == root.BlockNum && HeadBlockId != root.Id))
        {
            _forks.Reset(Head);
        }
        else if (HeadBlockNum != root.BlockNum)
        {
            var newRoot = _forks.SearchOnBranch(pendingHead.Id, HeadBlockNum)
                ?? throw ChainErrors.ForkDatabaseException.Error("unexpected error: could not find new LIB in fork database");
            _forks.MarkValid(newRoot);
            _forks.AdvanceRoot(newRoot.Id);
        }
    }

    private void ReplayReversible(CancellationToken shutdown)
    {
        var replayed = 0;
        foreach (var block in _forks.FetchBranch(_forks.Head!.Id).Reverse().SkipWhile(b => b.BlockNum <= HeadBlockNum).ToArray())
        {
            if (shutdown.IsCancellationRequested || IsTerminated())
                break;
            ReplayBlock(block.Block!, BlockStatus.Validated);
            replayed++;
        }
        if (replayed > 0)
            _log.LogInformation(new EventId(12, "ReversibleReplayed"), "{Count} reversible blocks replayed", replayed);
    }

    private void ReplayBlock(SignedBlock block, BlockStatus status, BlockTransactions? transactions = null)
    {
        Emit(nameof(PreAcceptedBlock), PreAcceptedBlock, block);
        // Every block of the log is vouched for by the next one; only its signature vouches for the last.
        var skipSignature = !_config.ForceAllChecks && block.BlockNum != _blockLog.HeadBlockNum;
        var blockState = BlockState.Create(Head.HeaderState, block, ProtocolFeatures.ProtocolFeatureSet, skipSignature);
        if (status != BlockStatus.Irreversible)
            _forks.Add(blockState, ignoreDuplicate: true);
        Emit(nameof(AcceptedBlockHeader), AcceptedBlockHeader, blockState);
        if (status == BlockStatus.Irreversible)
        {
            ApplyBlock(new(), blockState, status, null, transactions);
            _head = blockState;
            Emit(nameof(IrreversibleBlock), IrreversibleBlock, blockState);
            if (!SkipDbSessionsFor(status))
                Db.Commit(blockState.BlockNum);
        }
        else
        {
            MaybeSwitchForks(new(), _forks.GetBlock(blockState.Id)!, status, null, null);
        }
    }
}
