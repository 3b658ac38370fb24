namespace DevNode.Chain;

/// <summary>The order of blocks in the fork database, best first (nodeos by_lib_block_num).</summary>
internal sealed class BlockStatePreference : IComparer<BlockState>
{
    public static BlockStatePreference Instance { get; } = new();

    public int Compare(BlockState? x, BlockState? y)
    {
        if (ReferenceEquals(x, y))
            return 0;
        var order = y!.Validated.CompareTo(x!.Validated);
        if (order == 0)
            order = y.DposIrreversibleBlockNum.CompareTo(x.DposIrreversibleBlockNum);
        if (order == 0)
            order = y.BlockNum.CompareTo(x.BlockNum);
        return order == 0 ? x.Id.CompareTo(y.Id) : order;
    }

    /// <summary>True when the first block is better than the second, validity and id left aside (nodeos first_preferred).</summary>
    public static bool FirstPreferred(BlockState first, BlockState second) =>
        (first.DposIrreversibleBlockNum, first.BlockNum).CompareTo((second.DposIrreversibleBlockNum, second.BlockNum)) > 0;
}
