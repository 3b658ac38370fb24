using Antelope;
using Antelope.Json;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>
/// create_snapshot: the state is written at the head and keeps a dotted name until a block gets irreversible that is not before the head;
/// only then is the request answered (nodeos producer_plugin::create_snapshot, pending_snapshot), but with read-mode irreversible at once.
/// Members are used on the chain thread.
/// </summary>
internal sealed class SnapshotRequests
{
    private const uint SnapshotVersion = 6;
    private readonly BlockProducer _producer;
    private readonly string _directory;
    private readonly Dictionary<Checksum256, Pending> _pending = [];

    private sealed record Pending(uint BlockNum, string Path, string Sum, Variant Answer, TaskCompletionSource<Variant> Completed);

    /// <param name="chain">The chain's thread.</param>
    /// <param name="producer">Puts production off while the state is written.</param>
    /// <param name="directory">Where snapshots go; created when needed.</param>
    public SnapshotRequests(ChainThread chain, BlockProducer producer, string directory)
    {
        _producer = producer;
        _directory = directory;
        chain.Post(controller => controller.IrreversibleBlock += state => OnIrreversible(controller, state.BlockNum), ChainPriority.Highest);
    }

    /// <summary>Writes a snapshot; the result is there once its block is irreversible.</summary>
    public Task<Variant> Create(Controller chain)
    {
        var id = chain.HeadBlockId;
        var final = PathOf("", id);
        ChainErrors.SnapshotExistsException.Assert(!File.Exists(final), $"snapshot named {final:name} already exists");
        if (_pending.TryGetValue(id, out var waiting))
            return waiting.Completed.Task;
        var answer = new VariantObject
        {
            { "head_block_id", id },
            { "head_block_num", chain.HeadBlockNum },
            { "head_block_time", chain.HeadBlockTime },
            { "version", SnapshotVersion },
            { "snapshot_name", final },
        };
        var path = PathOf(".pending-", id);
        var sum = Write(PathOf(".incomplete-", id), path);
        var pending = new Pending(chain.HeadBlockNum, path, sum, answer, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _pending.Add(id, pending);
        if (chain.ReadMode == DbReadMode.Irreversible)
            OnIrreversible(chain, chain.LastIrreversibleBlockNum);
        return pending.Completed.Task;
    }

    /// <summary>Answers those whose block is irreversible; of other forks at that height the file goes.</summary>
    private void OnIrreversible(Controller chain, uint blockNum)
    {
        foreach (var (id, pending) in _pending.Where(p => p.Value.BlockNum <= blockNum).ToList())
        {
            _pending.Remove(id);
            try
            {
                if (chain.GetBlockIdForNum(pending.BlockNum) == id)
                {
                    File.Move(pending.Path, PathOf("", id));
                    FileChecksum.Write(PathOf("", id), pending.Sum);
                    pending.Completed.TrySetResult(pending.Answer);
                    continue;
                }
                File.Delete(pending.Path);
                pending.Completed.TrySetException(ChainErrors.SnapshotFinalizationException.Error(
                    $"Snapshotted block was forked out of the chain.  ID: {id}, number: {pending.BlockNum}"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                pending.Completed.TrySetException(ChainErrors.SnapshotFinalizationException.Error(
                    $"Unable to finalize valid snapshot of block number {pending.BlockNum}: {e.Message}"));
            }
        }
    }

    /// <summary>Writes the state and gives its sha256; snapshot_exception, and nothing is left, when there is no room for it.</summary>
    private string Write(string incomplete, string path)
    {
        try
        {
            return WriteWhole(incomplete, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(incomplete);
            throw ChainErrors.SnapshotException.Error($"the snapshot cannot be written: {e.Message}");
        }
    }

    /// <summary>All of it is on the disk before its name changes.</summary>
    private string WriteWhole(string incomplete, string path)
    {
        Directory.CreateDirectory(_directory);
        using (var stream = File.Create(incomplete))
        {
            _producer.WithoutPendingBlock(chain =>
            {
                var writer = new SnapshotFileWriter(stream);
                chain.WriteSnapshot(writer);
                writer.Complete();
                return true;
            });
            stream.Flush(flushToDisk: true);
        }
        var sum = FileChecksum.Of(incomplete);
        File.Move(incomplete, path, overwrite: true);
        return sum;
    }

    private string PathOf(string prefix, Checksum256 id) => Path.Combine(_directory, $"{prefix}snapshot-{id}.bin");
}
