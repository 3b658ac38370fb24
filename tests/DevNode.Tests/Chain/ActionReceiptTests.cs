using Antelope;
using Antelope.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Chain;

public sealed class ActionReceiptTests
{
    private static readonly Name Alice = "alice";
    private static readonly Name Bob = "bob";

    // nodeos apply_context::exec_one: auth_sequence[actor] = next_auth_sequence(actor) for each authorization, in a map ordered by account
    [Fact]
    public void An_account_that_authorizes_twice_counts_twice_and_stands_once()
    {
        using var chain = new ChainUnderTest(started: true);
        chain.Controller.Produce(1, chain.Controller.NewAccount(Alice), chain.Controller.NewAccount(Bob));
        PermissionLevel[] levels = [new(Bob, "active"), new(Alice, "active"), new(Bob, "owner")];
        chain.Controller.StartBlock();

        var trace = chain.Controller.Push(TransactionBuilder
            .Build(chain.Controller.HeadBlockId, chain.Controller.HeadBlockTime, [new Action(Alice, "run", levels, [])], TimeSpan.FromMinutes(5))
            .Sign(chain.Controller.ChainId, [ProducingChain.Key]));

        trace.Except.ShouldBeNull();
        trace.ActionTraces[0].Receipt!.AuthSequence.ShouldBe([(Alice, 1ul), (Bob, 2ul)]);
    }
}
