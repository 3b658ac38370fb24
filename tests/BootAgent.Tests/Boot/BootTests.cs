using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using BootAgent.Sending;
using BootAgent.Steps;

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

        using var spans = new SpanRecorder();
        var plan = network.Plan with { Users = ["useraaaaaaaa", "useraaaaaaab"] };

        var first = await BootRun.RunAsync(plan);

        first.Error.ShouldBeNull();
        first.Phase.ShouldBe(BootPhase.Booted);
        first.Steps.ShouldAllBe(step => step.State == StepState.Done || step.State == StepState.Skipped);
        first.Steps.SelectMany(step => step.Transactions).ShouldAllBe(transaction => transaction.State == "confirmed");
        CheckTrace(first, spans.Of(first.TraceId!));

        await CheckAgentAsync(network.Write(plan));
    }

    /// <summary>
    /// For every step one agent dies with its first transaction on the way, and the next one finishes the step: it repeats
    /// nothing of what was done, and at the end the chain is booted.
    /// </summary>
    [SkippableTheory]
    [InlineData(Engines.DevNode)]
    [InlineData(Engines.Nodeos)]
    public async Task Agents_that_die_in_every_step_boot_as_one_does(string engine)
    {
        await using var network = NodeNetwork.Start(Engines.Find(engine));
        var done = new Dictionary<string, string>();

        for (var count = 1; count <= BootSequence.Steps.Count; count++)
        {
            IBootStep[] steps = [.. BootSequence.Steps.Take(count)];
            var dying = await BootRun.RunAsync(network.Plan, steps, endsWithFirstTransaction: true);
            var next = await BootRun.RunAsync(network.Plan, steps);

            next.Error.ShouldBeNull($"agent {count}");
            next.Phase.ShouldBe(BootPhase.Booted);
            foreach (var transaction in new[] { dying, next }.SelectMany(report => report.Steps).SelectMany(step => step.Transactions))
            {
                // The very same transaction may be sent twice: the chain takes it once.
                var once = transaction.State == "failed" || done.TryAdd(transaction.What, transaction.Id) || done[transaction.What] == transaction.Id;
                once.ShouldBeTrue($"agent {count} repeated {transaction.What}");
            }
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

        network.Kill("accountnum13");
        var dead = await BootRun.RunAsync(network.Plan, limits: new BootLimits { NodeStart = TimeSpan.FromSeconds(1) });
        dead.Error!.ShouldStartWith("step nodes: waited 1 s for accountnum13 (");
        dead.Error!.ShouldContain("refused");
    }

    /// <summary>One trace: a span for the boot, below it one for each step, below those one for each transaction.</summary>
    private static void CheckTrace(BootReport report, IReadOnlyList<Activity> spans)
    {
        var boot = spans.Where(span => span.OperationName == "boot").ShouldHaveSingleItem();
        var steps = spans.Where(span => span.ParentSpanId == boot.SpanId).ToList();
        steps.Select(span => span.OperationName).ShouldBe(report.Steps.Select(step => $"step {step.Name}"));
        foreach (var step in report.Steps)
        {
            var span = steps.Single(span => span.OperationName == $"step {step.Name}");
            spans.Where(child => child.ParentSpanId == span.SpanId).Select(child => child.GetTagItem("antelope.transaction.id")).ShouldBe(
                step.Transactions.Select(transaction => transaction.Id), ignoreOrder: true);
        }
    }

    /// <summary>The agent as a process finds the chain booted, tells so and watches the nodes.</summary>
    private static async Task CheckAgentAsync(string planFile)
    {
        using var agent = new AgentProcess($"--Boot:Plan={planFile}", "--urls=http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = await agent.ListeningAsync(TimeSpan.FromSeconds(60)) };

        var report = await new Waiter(TimeProvider.System).UntilAsync("the agent to find the chain booted", TimeSpan.FromSeconds(60), async token =>
        {
            var report = await http.GetFromJsonAsync<BootReport>("/boot", token);
            return report!.Phase == BootPhase.Booted ? Sight.Of(report) : Sight.NotYet<BootReport>($"{report.Phase} {report.Error}");
        }, default);

        report.Steps.SelectMany(step => step.Transactions).ShouldBeEmpty();
        (await http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await new Waiter(TimeProvider.System).UntilAsync("metrics of every node", TimeSpan.FromSeconds(30), async token =>
        {
            var metrics = await http.GetStringAsync("/metrics", token);
            return Sight.If(new[] { "eosio", "accountnum11", "accountnum12", "accountnum13" }.All(node =>
                metrics.Split('\n').Any(line => line.StartsWith("antelope_node_head{") && line.Contains($"antelope_node=\"{node}\""))), metrics);
        }, default);
    }
}
