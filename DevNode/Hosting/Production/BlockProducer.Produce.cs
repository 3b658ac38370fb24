using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <content>Finishing and signing a block of ours.</content>
public sealed partial class BlockProducer
{
    private void TryProduceBlock()
    {
        try
        {
            ProduceBlock();
        }
        catch (Exception e)
        {
            Failed(e);
            AbortBlock();
        }
    }

    /// <summary>Says why, and true; the same reason again, twenty times a second while no block can be started, is not said: false.</summary>
    private bool Failed(Exception e)
    {
        if (e.Message == _lastFailure)
            return false;
        _lastFailure = e.Message;
        ProducerLog.BlockFailed(_log, e, e.Message);
        return true;
    }

    private void ProduceBlock()
    {
        var (start, startTime) = (_time.GetTimestamp(), _time.GetUtcNow());
        ChainErrors.ProducerException.Assert(_isProducing, "called produce_block while not actually producing");
        ChainErrors.MissingPendingBlockState.Assert(_chain.IsBuildingBlock, "pending_block_state does not exist but it should, another plugin may have corrupted it");
        var keys = _chain.PendingBlockSigningAuthority.Keys.Select(k => k.Key).Where(_settings.SignatureProviders.Has).ToList();
        ChainErrors.ProducerPrivKeyNotFound.Assert(keys.Count > 0, "Attempting to produce a block for which we don't have any relevant private keys");
        if (_featuresSignaled)
        {
            _featuresToActivate = [];
            _featuresSignaled = false;
        }
        var report = new BlockReport();
        _chain.FinalizeBlock(report, digest => keys.ConvertAll(key => _settings.SignatureProviders.Sign(key, digest)));
        _chain.CommitBlock();
        var block = _chain.HeadBlockState;
        report.TotalTimeUs += (long)_time.GetElapsedTime(start).TotalMicroseconds;
        ProducerLog.Produced(_log, block.Id.ToString().Substring(8, 16), block.BlockNum, block.Timestamp.ToString(), block.Header.Producer.ToString(),
            block.Block!.Transactions.Count, _chain.LastIrreversibleBlockNum, block.Header.Confirmed,
            report.TotalNetUsage, report.TotalCpuUsageUs, report.TotalElapsedTimeUs, report.TotalTimeUs);
        BlockSpans.Produced(block.Block, block.Id, startTime, _time.GetUtcNow());
        BlockProduced?.Invoke(block);
    }
}
