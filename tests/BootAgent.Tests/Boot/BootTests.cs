using System.Net.Http.Json;
using System.Text.Json;
using BootAgent.Steps;
using BootAgent.Tests.Plan;

namespace BootAgent.Tests.Boot;

/// <summary>The boot sequence on nodes of their own, over HTTP and p2p.</summary>
public sealed class BootTests
{
    [SkippableTheory]
    [InlineData(Engines.DevNode)]
    [InlineData(Engines.Nodeos)]
    public async Task Four_nodes_are_booted_and_found_booted_when_asked_again(string engine)
    {
        await using var network = NodeNetwork.Start(Engines.Find(engine));

        var first = await BootRun.RunAsync(network.Plan with { Users = ["useraaaaaaaa", "useraaaaaaab"] });

        first.Error.ShouldBeNull();
        first.Phase.ShouldBe(BootPhase.Booted);
        first.Steps.ShouldAllBe(step => step.State == StepState.Done || step.State == StepState.Skipped);
        first.Steps.SelectMany(step => step.Transactions).ShouldAllBe(transaction => transaction.State == "confirmed");

        var again = await BootRun.RunAsync(network.Plan with { Users = ["useraaaaaaaa", "useraaaaaaab"] });

        again.Phase.ShouldBe(BootPhase.Booted);
        again.Steps.SelectMany(step => step.Transactions).ShouldBeEmpty();
    }

    /// <summary>An agent that ends after each step leaves to the next one what comes then, and that one repeats nothing.</summary>
    [SkippableTheory]
    [InlineData(Engines.DevNode)]
    [InlineData(Engines.Nodeos)]
    public async Task An_agent_for_each_step_boots_as_one_does(string engine)
    {
        await using var network = NodeNetwork.Start(Engines.Find(engine));

        for (var count = 1; count <= BootSequence.Steps.Count; count++)
        {
            var report = await BootRun.RunAsync(network.Plan, [.. BootSequence.Steps.Take(count)]);

            report.Error.ShouldBeNull($"agent {count}");
            report.Steps.SkipLast(1).SelectMany(step => step.Transactions).ShouldBeEmpty($"agent {count}");
        }
    }

    [SkippableTheory]
    [InlineData(Engines.DevNode)]
    [InlineData(Engines.Nodeos)]
    public async Task Failures_name_the_step_and_the_nodes_own_error(string engine)
    {
        await using var network = NodeNetwork.Start(Engines.Find(engine));

        var stranger = network.Plan with { ChainId = new string('a', 64) };
        (await BootRun.RunAsync(stranger)).Error!.ShouldStartWith("step nodes: eosio (");

        var poor = network.Plan with { Accounts = [.. network.Plan.Accounts!.Select(account => account with { BuyRamKbytes = 1 })] };
        var report = await BootRun.RunAsync(poor);
        report.Phase.ShouldBe(BootPhase.Failed);
        report.Error!.ShouldStartWith("step staked-accounts: transaction ");
        report.Error!.ShouldContain("has insufficient ram");
        report.Steps.Single(step => step.State == StepState.Failed).Name.ShouldBe("staked-accounts");
        report.Steps.SkipWhile(step => step.State != StepState.Failed).Skip(1).ShouldAllBe(step => step.State == StepState.Pending);

        (await BootRun.RunAsync(network.Plan)).Error.ShouldBeNull("the same lab boots once the plan is right");
    }

    [SkippableTheory]
    [InlineData(Engines.DevNode)]
    [InlineData(Engines.Nodeos)]
    public async Task A_node_that_dies_midway_is_named(string engine)
    {
        await using var network = NodeNetwork.Start(Engines.Find(engine));
        var beforeVerify = BootSequence.Steps.TakeWhile(step => step is not Resign).ToList();
        (await BootRun.RunAsync(network.Plan, beforeVerify)).Error.ShouldBeNull();

        network.Kill("accountnum13");
        var limits = new BootLimits { NodeStart = TimeSpan.FromSeconds(1), Blocks = TimeSpan.FromSeconds(1) };
        var report = await BootRun.RunAsync(network.Plan, limits: limits);

        report.Error!.ShouldStartWith("step nodes: waited 1 s for accountnum13");
        report.Error!.ShouldContain("refused");
    }
}
