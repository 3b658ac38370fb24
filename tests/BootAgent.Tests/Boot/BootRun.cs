using Antelope.Api;
using BootAgent.Nodes;
using BootAgent.Plan;
using BootAgent.Steps;
using Microsoft.Extensions.Logging.Abstractions;

namespace BootAgent.Tests.Boot;

/// <summary>A boot agent of its own, without its web server: it knows nothing but the plan and what the chain shows.</summary>
internal static class BootRun
{
    /// <summary>Runs steps and returns the report.</summary>
    public static async Task<BootReport> RunAsync(
        PlanDocument document, IReadOnlyList<IBootStep>? steps = null, BootLimits? limits = null)
    {
        var clock = TimeProvider.System;
        var plan = BootPlanReader.Read(document, Path.GetTempPath());
        var (keys, contracts) = PlanFiles.Read(plan);
        var state = new BootState(clock);
        var clients = plan.Nodes.Select(node => new HttpClient { BaseAddress = node.HttpUrl, Timeout = TimeSpan.FromSeconds(10) }).ToList();
        try
        {
            var nodes = plan.Nodes.Zip(clients).Select(pair => new ChainNode(pair.First, new ChainClient(pair.Second, clock))).ToList();
            var telemetry = new BootTelemetry(state, NullLogger<BootTelemetry>.Instance);
            var boot = BootContext.Create(plan, keys, contracts, nodes, clock, telemetry, limits);
            await new BootSequence(state, clock, NullLogger<BootSequence>.Instance).RunAsync(steps ?? BootSequence.Steps, boot, default);
            return state.Report;
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }
}
