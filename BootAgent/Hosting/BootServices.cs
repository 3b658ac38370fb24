using Antelope.Api;
using BootAgent.Contracts;
using BootAgent.Nodes;
using BootAgent.Plan;
using BootAgent.Sending;
using BootAgent.Steps;
using BootAgent.Watch;

namespace BootAgent.Hosting;

/// <summary>Puts the agent together.</summary>
internal static class BootServices
{
    /// <summary>Name of the HTTP client for nodes. Nothing but the agent repeats its requests, as it knows which may be repeated.</summary>
    private const string NodeClient = "node";

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    public static void AddBoot(this IServiceCollection services, BootOptions options, BootPlan plan, KeyRing keys, ContractSet contracts)
    {
        var client = services.AddHttpClient(NodeClient, http => http.Timeout = AnswerLimit);
#pragma warning disable EXTEXP0001 // RemoveAllResilienceHandlers is the way the package offers to opt out of defaults
        client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<BootState>();
        services.AddSingleton<BootTelemetry>();
        services.AddSingleton<StepRunner>();
        services.AddSingleton<BootSequence>();
        services.AddSingleton(provider => Context(provider, plan, keys, contracts));
        services.AddSingleton<NodeWatcher>();
        services.AddHostedService<BootService>();
        services.AddHealthChecks().AddCheck<BootHealthCheck>("boot");
    }

    private static BootContext Context(IServiceProvider provider, BootPlan plan, KeyRing keys, ContractSet contracts)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        var clients = provider.GetRequiredService<IHttpClientFactory>();
        var nodes = plan.Nodes.Select(node => CreateNode(node, clients, clock)).ToList();
        return BootContext.Create(plan, keys, contracts, nodes, clock, provider.GetRequiredService<BootTelemetry>());
    }

    private static ChainNode CreateNode(PlannedNode node, IHttpClientFactory clients, TimeProvider clock)
    {
        var http = clients.CreateClient(NodeClient);
        http.BaseAddress = node.HttpUrl;
        return new ChainNode(node, new ChainClient(http, clock));
    }
}
