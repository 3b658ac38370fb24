using DevNode.Http;
using Microsoft.AspNetCore.Hosting.Server;

namespace DevNode.Hosting;

/// <summary>A node inside a web host: HTTP API, telemetry, signals.</summary>
internal static class NodeHost
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(2);

    /// <summary>Runs until SIGINT, SIGTERM or the block of terminate-at-block.</summary>
    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        await using var parts = HostParts.Begin();
        using var signals = new StopSignals();
        var configuration = NodeConfiguration.Read(arguments);
        var http = HttpSettings.From(configuration.Values, configuration.Paths.DataDir);
        using var stopping = new CancellationTokenSource();
        // The web host takes about as long to build and start as a small chain to open.
        var opening = new OpeningNode(configuration, parts.Logging, stopping.Cancel, signals.Token);
        await using var app = await BuildAsync(http, parts, opening);
        await using var closing = opening;
        var lifetime = app.Lifetime;
        await using var stop = signals.Token.Register(lifetime.StopApplication);
        await using var end = stopping.Token.Register(lifetime.StopApplication);
        var logs = (await parts.Logging).Factory;
        var log = logs.CreateLogger<ApiServer>();
        foreach (var problem in http.Problems)
            ApiLog.NotServed(log, problem);
        ApiServer? api = null;
        app.Use((context, next) => context.GetEndpoint() is null ? api!.HandleAsync(context) : next(context));
        await app.StartAsync();
        var node = await opening.Opened;
        using var monitor = new ResourceMonitor(
            ResourceMonitorSettings.From(configuration.Values), [configuration.Paths.DataDir, configuration.Paths.BlocksDir],
            TimeProvider.System, logs.CreateLogger<ResourceMonitor>(), lifetime.StopApplication);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return;
        api = NodeApi.Create(node, http, log);
        http.DeleteStaleSocket();
        await ((LateServer)app.Services.GetRequiredService<IServer>()).ListenAsync(lifetime.ApplicationStopping);
        await node.StartAsync(lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
    }

    /// <summary>The host, not yet started; when it cannot be built the chain is closed.</summary>
    private static async Task<WebApplication> BuildAsync(HttpSettings http, HostParts parts, OpeningNode opening)
    {
        try
        {
            var builder = await parts.Builder;
            // A request that waits, create_snapshot for a block that never gets irreversible, does not keep the node from its end.
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownLimit);
            builder.WebHost.ConfigureKestrel(http.ApplyTo);
            if (http.ServerAddress.Length == 0 && http.SecureServerAddress.Length == 0 && http.UnixSocketPath is null)
                builder.Services.AddSingleton<IServer, NoServer>();
            LateServer.Replace(builder.Services);
            var app = builder.Build();
            (await parts.Logging).AttachTelemetry(app.Services);
            app.MapDefaultEndpoints();
            return app;
        }
        catch
        {
            await opening.DisposeAsync();
            throw;
        }
    }
}
