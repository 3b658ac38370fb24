using System.Diagnostics;
using Antelope;
using Antelope.Api;
using BootAgent.Nodes;
using BootAgent.Plan;
using BootAgent.Sending;
using BootAgent.Steps;
using Microsoft.Extensions.Logging.Abstractions;

namespace BootAgent.Tests.Boot;

/// <summary>A boot agent of its own, without its web server: it knows nothing but the plan and what the chain shows.</summary>
internal static class BootRun
{
    /// <summary>Runs steps and returns the report.</summary>
    /// <param name="document">The plan.</param>
    /// <param name="steps">Null for all.</param>
    /// <param name="limits">Null for the agent's own.</param>
    /// <param name="endsWithFirstTransaction">Whether the agent dies as soon as a node has taken its first transaction.</param>
    public static async Task<BootReport> RunAsync(
        PlanDocument document, IReadOnlyList<IBootStep>? steps = null, BootLimits? limits = null, bool endsWithFirstTransaction = false)
    {
        using var end = new CancellationTokenSource();
        var clock = TimeProvider.System;
        var plan = BootPlanReader.Read(document, Path.GetTempPath());
        var (keys, contracts) = PlanFiles.Read(plan);
        var state = new BootState(clock);
        var clients = plan.Nodes.Select(node => new HttpClient { BaseAddress = node.HttpUrl, Timeout = TimeSpan.FromSeconds(10) }).ToList();
        try
        {
            var nodes = plan.Nodes.Zip(clients).Select(pair => new ChainNode(pair.First, new ChainClient(pair.Second, clock))).ToList();
            var telemetry = new BootTelemetry(state, NullLogger<BootTelemetry>.Instance);
            ITransactionLog log = endsWithFirstTransaction ? new EndAtFirst(telemetry, end) : telemetry;
            var boot = BootContext.Create(plan, keys, contracts, nodes, clock, log, limits);
            var runner = new StepRunner(state, clock, NullLogger<StepRunner>.Instance);
            var sequence = new BootSequence(state, runner, clock, NullLogger<BootSequence>.Instance);
            await sequence.RunAsync(steps ?? BootSequence.Steps, boot, end.Token);
            return state.Report;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return state.Report;
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private sealed class EndAtFirst(BootTelemetry log, CancellationTokenSource end) : ITransactionLog
    {
        public Activity? Start(ChainNode node, SignedTransaction transaction) => log.Start(node, transaction);

        public void Accepted(SignedTransaction transaction)
        {
            log.Accepted(transaction);
            end.Cancel();
        }

        public void Confirmed(Checksum256 id, uint? blockNumber) => log.Confirmed(id, blockNumber);

        public void Failed(SignedTransaction transaction, Exception reason) => log.Failed(transaction, reason);
    }
}
