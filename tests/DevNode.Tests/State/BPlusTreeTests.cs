using DevNode.State;

namespace DevNode.Tests.State;

public sealed class BPlusTreeTests
{
    private sealed record Item(long Key);

    [Theory]
    [InlineData(1, 300, 40)]
    [InlineData(2, 6_000, 3_000)]
    [InlineData(3, 60_000, 9_000)]
    public void Random_changes_keep_it_equal_to_a_sorted_set(int seed, int steps, int range)
    {
        var random = new Random(seed);
        var tree = new BPlusTree<Item, long>(item => item.Key);
        var model = new SortedSet<long>();
        for (var i = 0; i < steps; i++)
        {
            var key = random.Next(range);
            var phaseRemoves = i / (steps / 4) % 2 == 1;
            if (random.Next(10) < (phaseRemoves ? 7 : 3))
                tree.Remove(key).ShouldBe(model.Remove(key));
            else
                tree.Add(new(key)).ShouldBe(model.Add(key));
            if (i % 97 != 0)
                continue;
            var probe = random.Next(range);
            tree.Find(probe)?.Key.ShouldBe(probe);
            (tree.Find(probe) is not null).ShouldBe(model.Contains(probe));
            (tree.LowerBound(probe)?.Key).ShouldBe(FirstOrNull(model.GetViewBetween(probe, long.MaxValue)));
            (tree.UpperBound(probe)?.Key).ShouldBe(FirstOrNull(model.GetViewBetween(probe + 1, long.MaxValue)));
            (tree.Below(probe)?.Key).ShouldBe(LastOrNull(model.GetViewBetween(long.MinValue, probe - 1)));
        }
        tree.Count.ShouldBe(model.Count);
        tree.All().Select(item => item.Key).ShouldBe(model);
        foreach (var key in model)
            tree.Remove(key).ShouldBeTrue();
        tree.All().ShouldBeEmpty();
        tree.First.ShouldBeNull();
        tree.Last.ShouldBeNull();
    }

    [Fact]
    public void Ascending_keys_removed_from_the_front_and_the_back()
    {
        var tree = new BPlusTree<Item, long>(item => item.Key);
        for (var i = 0; i < 70_000; i++)
            tree.Add(new(i)).ShouldBeTrue();
        for (var i = 0; i < 30_000; i++)
        {
            tree.Remove(i).ShouldBeTrue();
            tree.Remove(69_999 - i).ShouldBeTrue();
        }
        tree.All().Select(item => item.Key).ShouldBe(Enumerable.Range(30_000, 10_000).Select(i => (long)i));
        tree.Below(30_000).ShouldBeNull();
        tree.LowerBound(0)!.Key.ShouldBe(30_000);
        tree.Last!.Key.ShouldBe(39_999);
    }

    private static long? FirstOrNull(SortedSet<long> set) => set.Count > 0 ? set.Min : null;
    private static long? LastOrNull(SortedSet<long> set) => set.Count > 0 ? set.Max : null;
}
