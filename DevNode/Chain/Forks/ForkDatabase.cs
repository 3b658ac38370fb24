using System.Collections.Concurrent;
using Antelope;

namespace DevNode.Chain;

/// <summary>
/// The tree of reversible blocks over the last irreversible one, and which of its leaves is best: validated before not
/// validated, then by irreversible block number, block number and id (nodeos fork_database). Written by the chain thread
/// only; <see cref="GetBlock"/> and <see cref="GetBlockHeader"/> may be called from any thread.
/// </summary>
public sealed class ForkDatabase
{
    private readonly ConcurrentDictionary<Checksum256, BlockState> _byId = [];
    private readonly SortedSet<BlockState> _byPreference = new(BlockStatePreference.Instance);
    private volatile BlockState? _root;

    /// <summary>The last irreversible block; null before <see cref="Reset"/>.</summary>
    public BlockState? Root => _root;

    /// <summary>The best validated block, or the root.</summary>
    public BlockState? Head { get; private set; }

    /// <summary>Number of blocks above the root.</summary>
    public int Count => _byPreference.Count;

    /// <summary>The best block when blocks not yet applied are considered too.</summary>
    public BlockState? PendingHead
    {
        get
        {
            var best = _byPreference.FirstOrDefault(b => !b.Validated);
            return best is not null && BlockStatePreference.FirstPreferred(best, Head!) ? best : Head;
        }
    }

    /// <summary>Blocks above the root, best first.</summary>
    public IReadOnlyCollection<BlockState> Blocks => _byPreference;

    /// <summary>Forgets everything and starts over a new root.</summary>
    public void Reset(BlockState root)
    {
        _byId.Clear();
        _byPreference.Clear();
        Head = _root = new(root.HeaderState, root.Block, validated: true);
    }

    /// <summary>Makes every block unvalidated and the root the head.</summary>
    public void RollbackHeadToRoot()
    {
        foreach (var block in _byPreference.Where(b => b.Validated).ToArray())
            SetValidated(block, false);
        Head = Root;
    }

    /// <summary>The block above the root with this id, or null.</summary>
    public BlockState? GetBlock(Checksum256 id) => _byId.GetValueOrDefault(id);

    /// <summary>The header state of the root or a block above it, or null.</summary>
    public BlockHeaderState? GetBlockHeader(Checksum256 id) => (_root is { } root && root.Id == id ? root : GetBlock(id))?.HeaderState;

    /// <summary>Adds a block whose predecessor is known; unlinkable_block_exception or fork_database_exception otherwise.</summary>
    public void Add(BlockState block, bool ignoreDuplicate = false)
    {
        ChainErrors.ForkDatabaseException.Assert(Root is not null, "root not yet set");
        ChainErrors.UnlinkableBlockException.Assert(GetBlockHeader(block.Previous) is not null, $"unlinkable block {block.Id}, previous {block.Previous}");
        if (!_byId.TryAdd(block.Id, block))
        {
            ChainErrors.ForkDatabaseException.Assert(ignoreDuplicate, $"duplicate block added {block.Id}");
            return;
        }
        _byPreference.Add(block);
        if (_byPreference.Min is { Validated: true } best)
            Head = best;
    }

    /// <summary>Notes that a block was applied, which may make it the head.</summary>
    public void MarkValid(BlockState block)
    {
        if (block.Validated)
            return;
        ChainErrors.ForkDatabaseException.Assert(GetBlock(block.Id) == block, $"block state not in fork database; cannot mark as valid {block.Id}");
        SetValidated(block, true);
        if (_byPreference.Min is { } best && BlockStatePreference.FirstPreferred(best, Head!))
            Head = best;
    }

    /// <summary>Makes a validated block the root; every branch that does not contain it goes.</summary>
    public void AdvanceRoot(Checksum256 id)
    {
        var newRoot = GetBlock(id);
        var error = ChainErrors.ForkDatabaseException;
        error.Assert(newRoot is not null, "cannot advance root to a block that does not exist in the fork database");
        error.Assert(newRoot.Validated, "cannot advance root to a block that has not yet been validated");
        var toRemove = new List<Checksum256>();
        for (var block = newRoot; block is not null; block = GetBlock(toRemove[^1]))
            toRemove.Add(block.Previous);
        error.Assert(toRemove[^1] == Root!.Id, "invariant violation: orphaned branch was present in forked database");

        // The new root goes alone: what builds on it stays. Its ancestors go with all that branches off them.
        Erase(newRoot);
        foreach (var ancestor in toRemove)
            Remove(ancestor);
        _root = newRoot;
    }

    /// <summary>Removes a block and all that builds on it; fork_database_exception when that would take the head.</summary>
    public void Remove(Checksum256 id)
    {
        var queue = new List<Checksum256> { id };
        for (var i = 0; i < queue.Count; i++)
        {
            ChainErrors.ForkDatabaseException.Assert(queue[i] != Head!.Id, "removing the block and its descendants would remove the current head block");
            queue.AddRange(_byPreference.Where(b => b.Previous == queue[i]).Select(b => b.Id));
        }
        foreach (var removed in queue)
        {
            if (GetBlock(removed) is { } block)
                Erase(block);
        }
    }

    /// <summary>Sets the head while a stored database is read; fork_database_exception when a better block is there or the id is unknown.</summary>
    internal void SetHead(Checksum256 id)
    {
        var error = ChainErrors.ForkDatabaseException;
        Head = Root!.Id == id ? Root : GetBlock(id);
        error.Assert(Head is not null, "could not find head while reconstructing fork database from file; it is likely corrupted");
        if (_byPreference.Min is { Validated: true } best)
            error.Assert(!BlockStatePreference.FirstPreferred(best, Head), "head not set to best available option available; the file is likely corrupted");
        else
            error.Assert(Head == Root, "head not set to root despite no better option available; the file is likely corrupted");
    }

    private void SetValidated(BlockState block, bool validated)
    {
        // The order depends on the flag.
        _byPreference.Remove(block);
        block.Validated = validated;
        _byPreference.Add(block);
    }

    private void Erase(BlockState block)
    {
        _byPreference.Remove(block);
        _byId.TryRemove(block.Id, out _);
    }
}
