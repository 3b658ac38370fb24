using DevNode.Http;
using Microsoft.AspNetCore.Hosting.Server;

namespace DevNode.Hosting;

/// <summary>A node inside a web host: HTTP API, telemetry, signals.</summary>
internal static class NodeHost
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(2);

    /// <summary>Runs until SIGINT, SIGTERM or the block of terminate-at-block.</summary>
    public static async Task RunAsync(NodeConfiguration configuration)
    {
        using var signals = new StopSignals();
        var http = HttpSettings.From(configuration.Values, configuration.Paths.DataDir);
        using var stopping = new CancellationTokenSource();
        // The web host takes about as long to build as a small chain to open.
        var logging = Task.Run(() => new NodeLogging());
        var opening = new OpeningNode(configuration, logging, stopping.Cancel, signals.Token);
        await using var app = await BuildAsync(http, logging, opening);
        using var logs = await logging;
        await using var closing = opening;
        var lifetime = app.Lifetime;
        await using var stop = signals.Token.Register(lifetime.StopApplication);
        await using var end = stopping.Token.Register(lifetime.StopApplication);
        var log = logs.Factory.CreateLogger<ApiServer>();
        foreach (var problem in http.Problems)
            ApiLog.NotServed(log, problem);
        var node = await opening.Opened;
        using var monitor = new ResourceMonitor(
            ResourceMonitorSettings.From(configuration.Values), [configuration.Paths.DataDir, configuration.Paths.BlocksDir],
            TimeProvider.System, logs.Factory.CreateLogger<ResourceMonitor>(), lifetime.StopApplication);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return;
        var api = NodeApi.Create(node, http, log);
        app.Use((context, next) => context.GetEndpoint() is null ? api.HandleAsync(context) : next(context));
        await app.StartAsync();
        await node.StartAsync(lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
    }

    /// <summary>The host, not yet listening; when it cannot be built the chain is closed.</summary>
    private static async Task<WebApplication> BuildAsync(HttpSettings http, Task<NodeLogging> logging, OpeningNode opening)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "DevNode", ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            // A request that waits, create_snapshot for a block that never gets irreversible, does not keep the node from its end.
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownLimit);
            builder.AddTelemetryAndHealth();
            builder.WebHost.ConfigureKestrel(http.ApplyTo);
            if (http.ServerAddress.Length == 0 && http.SecureServerAddress.Length == 0 && http.UnixSocketPath is null)
                builder.Services.AddSingleton<IServer, NoServer>();
            var logs = await logging;
            builder.Services.AddSingleton(logs.Factory);
            var app = builder.Build();
            logs.AttachTelemetry(app.Services);
            app.MapDefaultEndpoints();
            return app;
        }
        catch
        {
            await opening.DisposeAsync();
            (await logging).Dispose();
            throw;
        }
    }
}
