using Antelope;

namespace DevNode.Chain;

/// <summary>Walks from blocks towards the root of a <see cref="ForkDatabase"/>; branches are newest first.</summary>
public static class Branches
{
    /// <summary>The block and its ancestors above the root, up to block <paramref name="trimAfterBlockNum"/>.</summary>
    public static IReadOnlyList<BlockState> FetchBranch(this ForkDatabase forks, Checksum256 head, uint trimAfterBlockNum = uint.MaxValue)
    {
        var branch = new List<BlockState>();
        for (var block = forks.GetBlock(head); block is not null; block = forks.GetBlock(block.Previous))
        {
            if (block.BlockNum <= trimAfterBlockNum)
                branch.Add(block);
        }
        return branch;
    }

    /// <summary>The ancestor with that number (or the block itself), or null.</summary>
    public static BlockState? SearchOnBranch(this ForkDatabase forks, Checksum256 head, uint blockNum)
    {
        for (var block = forks.GetBlock(head); block is not null; block = forks.GetBlock(block.Previous))
        {
            if (block.BlockNum == blockNum)
                return block;
        }
        return null;
    }

    /// <summary>The blocks of each branch down to, not including, their common ancestor.</summary>
    public static (IReadOnlyList<BlockState> First, IReadOnlyList<BlockState> Second) FetchBranchFrom(
        this ForkDatabase forks, Checksum256 first, Checksum256 second)
    {
        List<BlockState> a = [], b = [];
        var x = Get(forks, first);
        var y = Get(forks, second);
        while (x.Id != y.Id)
        {
            if (x.BlockNum >= y.BlockNum)
            {
                a.Add(x);
                if (x.BlockNum == y.BlockNum)
                {
                    b.Add(y);
                    y = Get(forks, y.Previous);
                }
                x = Get(forks, x.Previous);
            }
            else
            {
                b.Add(y);
                y = Get(forks, y.Previous);
            }
        }
        return (a, b);
    }

    private static BlockState Get(ForkDatabase forks, Checksum256 id) =>
        (forks.Root!.Id == id ? forks.Root : forks.GetBlock(id)) ?? throw ChainErrors.ForkDbBlockNotFound.Error($"block {id:id} does not exist");
}
