using Antelope;
using DevNode.State;

namespace DevNode.Tests.State;

public sealed class ChainDatabaseTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Random_sessions_restore_what_was_there(int seed)
    {
        var random = new Random(seed);
        var database = new ChainDatabase();
        var stack = new Stack<(long NextId, KeyValueRow[] Rows)>();
        for (var step = 0; step < 4_000; step++)
        {
            var rows = database.KeyValues;
            switch (random.Next(20))
            {
                case 0:
                    stack.Push((rows.NextId, [.. rows.ById.All()]));
                    database.StartUndoSession().Push();
                    break;
                case 1 when stack.Count > 0:
                    database.Undo();
                    var (nextId, expected) = stack.Pop();
                    rows.NextId.ShouldBe(nextId);
                    rows.ById.All().ShouldBe(expected);
                    rows.ByScopePrimary.All().ShouldBe(expected.OrderBy(row => (row.TableId, row.PrimaryKey)));
                    break;
                case 2 when stack.Count > 0:
                    database.Squash();
                    stack.Pop();
                    break;
                case < 12:
                    Add(rows, random);
                    break;
                case < 16 when rows.Count > 0:
                    var changed = Any(rows, random);
                    rows.Modify(changed with { Payer = new((ulong)random.Next()) });
                    break;
                case < 19 when rows.Count > 0:
                    rows.Remove(Any(rows, random));
                    break;
            }
            database.UndoStackStart.ShouldBe(database.Revision - stack.Count);
        }
    }

    private static void Add(KeyValueTable rows, Random random)
    {
        var key = (random.NextInt64(3), (ulong)random.Next(200));
        if (rows.ByScopePrimary.Find(key) is null)
            rows.Create(new() { TableId = key.Item1, PrimaryKey = key.Item2 });
        else
            Should.Throw<NotUniqueException>(() => rows.Create(new() { TableId = key.Item1, PrimaryKey = key.Item2 }));
    }

    private static KeyValueRow Any(KeyValueTable rows, Random random) => rows.ById.LowerBound(random.NextInt64(rows.ById.Last!.Id + 1))!;

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Rows_changed_in_place_are_restored_too(int seed)
    {
        var random = new Random(seed);
        var database = new ChainDatabase();
        var rows = database.ResourceUsages;
        var stack = new List<ResourceUsageRow[]>();
        for (var step = 0; step < 4_000; step++)
        {
            var row = rows.ById.LowerBound(random.NextInt64(rows.NextId + 1));
            switch (random.Next(20))
            {
                case < 2:
                    stack.Add(Copies());
                    database.StartUndoSession().Push();
                    break;
                case 2 when stack.Count > 0:
                    database.Undo();
                    Copies().ShouldBe(stack[^1], $"step {step}, seed {seed}");
                    stack.RemoveAt(stack.Count - 1);
                    break;
                case 3 when stack.Count > 0:
                    database.Squash();
                    stack.RemoveAt(stack.Count - 1);
                    break;
                case 4 when random.Next(4) == 0:
                    var count = random.Next(stack.Count + 1);
                    database.Commit(database.UndoStackStart + count);
                    stack.RemoveRange(0, count);
                    break;
                case < 7:
                    rows.Create(new() { Owner = new((ulong)rows.NextId) });
                    break;
                case < 10 when row is not null:
                    rows.Modify(row with { RamUsage = (ulong)random.Next() });
                    break;
                case < 19 when row is not null:
                    rows.Writable(row).RamUsage = (ulong)random.Next();
                    break;
                case 19 when row is not null:
                    rows.Remove(row);
                    break;
            }
            foreach (var current in rows.ById.All())
                rows.ByOwner.Find(current.Owner).ShouldBeSameAs(current);
        }
        stack.Count.ShouldBeGreaterThan(0);

        ResourceUsageRow[] Copies() => [.. rows.ById.All().Select(row => row with { })];
    }

    [Fact]
    public void A_modified_key_moves_in_its_index_and_back()
    {
        var database = new ChainDatabase();
        var first = database.Accounts.Create(new() { Name = "alice" });
        database.Accounts.Create(new() { Name = "bob" });
        using (database.StartUndoSession())
        {
            database.Accounts.Modify(first with { Name = "carol" });
            database.Accounts.ByName.All().Select(row => row.Name.ToString()).ShouldBe(["bob", "carol"]);
            Should.Throw<NotUniqueException>(() => database.Accounts.Modify(first with { Name = "bob" }));
        }
        database.Accounts.ByName.All().Select(row => row.Name.ToString()).ShouldBe(["alice", "bob"]);
    }

    [Fact]
    public void Commit_makes_old_sessions_final()
    {
        var database = new ChainDatabase();
        for (var i = 0; i < 5; i++)
        {
            database.StartUndoSession().Push();
            database.Accounts.Create(new() { Name = new Name((ulong)i) });
        }
        database.Commit(2);
        database.UndoStackStart.ShouldBe(2);
        database.UndoAll();
        database.Accounts.Count.ShouldBe(2);
        database.Revision.ShouldBe(2);
        database.Accounts.NextId.ShouldBe(2);
    }

    [Fact]
    public void Float_keys_are_ordered_as_numbers()
    {
        double[] values = [double.NegativeInfinity, -1e300, -1, -double.Epsilon, 0, double.Epsilon, 1, 1e300, double.PositiveInfinity];
        Float64Key[] keys = [.. values.Select(value => new Float64Key(BitConverter.DoubleToUInt64Bits(value)))];
        keys.Reverse().Order().ShouldBe(keys);
        new Float64Key(1UL << 63).CompareTo(new Float64Key(0)).ShouldBe(0);
        new Float128Key(UInt128.One << 127).CompareTo(new Float128Key(0)).ShouldBe(0);
    }
}
