using Antelope;
using BootAgent.Sending;
using Action = Antelope.Chain.Action;

namespace BootAgent.Tests.Sending;

public sealed class TransactionPackerTests
{
    [Fact]
    public void Groups_fill_transactions_in_order()
    {
        var groups = Enumerable.Range(0, 2 * TransactionPacker.MaximumGroups + 1).Select(i => Group($"{i}", 100)).ToList();

        var batches = TransactionPacker.Divide(groups).ToList();

        batches.Select(batch => batch.Count).ShouldBe([TransactionPacker.MaximumGroups, TransactionPacker.MaximumGroups, 1]);
        batches.SelectMany(batch => batch).ShouldBe(groups);
    }

    [Fact]
    public void A_batch_stays_below_the_size_unless_a_single_group_exceeds_it()
    {
        var large = TransactionPacker.MaximumDataSize + 1;

        TransactionPacker.Divide([Group("a", 10), Group("b", large), Group("c", 10)]).Select(batch => batch.Count).ShouldBe([1, 1, 1]);
        TransactionPacker.Divide([Group("a", large / 2), Group("b", large / 2 - 10), Group("c", 20)]).Select(batch => batch.Count).ShouldBe([2, 1]);
    }

    [Fact]
    public void Nothing_makes_no_transaction() => TransactionPacker.Divide([]).ShouldBeEmpty();

    private static ActionGroup Group(string what, int size) =>
        new(what, new Action("eosio", "nop", [new PermissionLevel("eosio", "active")], new byte[size]));
}
