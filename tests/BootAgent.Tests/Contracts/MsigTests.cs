using Antelope;
using Antelope.Json;
using BootAgent.Steps;
using BootAgent.Tests.Boot;
using BootAgent.Tests.Plan;

namespace BootAgent.Tests.Contracts;

/// <summary>eosio.msig of this repository does what the one of AntelopeIO/reference-contracts does (eosio.msig.cpp).</summary>
public sealed class MsigTests
{
    [SkippableTheory]
    [InlineData(Engines.DevNode)]
    [InlineData(Engines.Nodeos)]
    public async Task A_transaction_is_proposed_approved_executed_and_another_cancelled(string engine)
    {
        await using var network = NodeNetwork.StartGenesis(Engines.Find(engine));
        var plan = network.Plan with
        {
            Accounts = [Plans.Staked("alice"), Plans.Staked("bob"), Plans.Staked("carol")],
            Producers = ["alice"],
        };
        (await BootRun.RunAsync(plan, [.. BootSequence.Steps.TakeWhile(step => step is not RegisterProducers)])).Error.ShouldBeNull();
        using var chain = new MsigChain(network.Nodes[0]);

        await chain.Refuse("alice", "propose", chain.Proposal("alice", "first", "bob"), "transaction authorization failed");
        await chain.Send("alice", "propose", chain.Proposal("alice", "first", "bob", "carol"));
        await chain.Refuse("alice", "propose", chain.Proposal("alice", "first", "bob", "carol"), "proposal with the same name exists");
        await chain.Refuse("alice", "exec", MsigChain.Exec("alice", "first", "alice"), "transaction authorization failed");
        await chain.Refuse("alice", "approve", MsigChain.Level("alice", "first", "alice"), "approval is not on the list of requested approvals");
        await chain.Refuse("bob", "unapprove", MsigChain.Level("alice", "first", "bob"), "no approval previously granted");
        await chain.Refuse("bob", "approve", MsigChain.Level("alice", "second", "bob"), "proposal not found");
        await chain.Refuse("bob", "approve", MsigChain.Level("alice", "first", "bob", proposalHash: new string('0', 64)), "hash mismatch");

        await chain.Send("bob", "approve", MsigChain.Level("alice", "first", "bob"));
        (await chain.Row("proposal"))["earliest_exec_time"].IsNull.ShouldBeTrue();
        await chain.Send("carol", "approve", MsigChain.Level("alice", "first", "carol"));
        (await chain.Row("proposal"))["earliest_exec_time"].IsString.ShouldBeTrue();
        await chain.Send("carol", "unapprove", MsigChain.Level("alice", "first", "carol"));
        (await chain.Row("proposal"))["earliest_exec_time"].IsNull.ShouldBeTrue();
        await chain.Send("carol", "approve", MsigChain.Level("alice", "first", "carol"));
        (await chain.Row("approvals2"))["provided_approvals"].AsArray().Count.ShouldBe(2);
        (await chain.Row("approvals2"))["requested_approvals"].AsArray().ShouldBeEmpty();

        await chain.Send("carol", "invalidate", new VariantObject { { "account", "carol" } });
        await chain.Refuse("alice", "exec", MsigChain.Exec("alice", "first", "alice"), "transaction authorization failed");
        await chain.Send("carol", "unapprove", MsigChain.Level("alice", "first", "carol"));
        await chain.NextBlock(); // an approval counts again when it is later than the invalidation
        await chain.Send("carol", "approve", MsigChain.Level("alice", "first", "carol"));
        await chain.Refuse("bob", "cancel", MsigChain.Cancel("alice", "first", "bob"), "cannot cancel until expiration");

        await chain.Send("alice", "propose", chain.Proposal("alice", "second", "bob", "carol"));
        await chain.Send("alice", "cancel", MsigChain.Cancel("alice", "second", "alice"));
        (await chain.Rows("proposal")).Count.ShouldBe(1);

        await chain.Send("bob", "exec", MsigChain.Exec("alice", "first", "bob"));
        (await chain.HolderOf("bob")).ShouldBe("carol@active");
        (await chain.HolderOf("carol")).ShouldBe("bob@active");
        (await chain.Rows("proposal")).ShouldBeEmpty();
        (await chain.Rows("approvals2")).ShouldBeEmpty();
    }
}
