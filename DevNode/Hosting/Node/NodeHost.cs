using DevNode.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Logging.Console;

namespace DevNode.Hosting;

/// <summary>A node inside a web host: HTTP API, telemetry, signals.</summary>
internal static class NodeHost
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(2);

    /// <summary>Runs until SIGINT, SIGTERM or the block of terminate-at-block.</summary>
    public static async Task RunAsync(NodeConfiguration configuration)
    {
        using var signals = new StopSignals();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "DevNode", ContentRootPath = AppContext.BaseDirectory });
        ConfigureLogging(builder);
        // A request that waits, create_snapshot for a block that never gets irreversible, does not keep the node from its end.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownLimit);
        builder.AddServiceDefaults();
        var http = HttpSettings.From(configuration.Values, configuration.Paths.DataDir);
        builder.WebHost.ConfigureKestrel(http.ApplyTo);
        if (http.ServerAddress.Length == 0 && http.SecureServerAddress.Length == 0 && http.UnixSocketPath is null)
            builder.Services.AddSingleton<IServer, NoServer>();
        await using var app = builder.Build();
        var log = app.Services.GetRequiredService<ILogger<ApiServer>>();
        foreach (var problem in http.Problems)
            ApiLog.NotServed(log, problem);
        var lifetime = app.Lifetime;
        var opening = Task.Run(() => Node.Open(
            configuration, TimeProvider.System, app.Services.GetRequiredService<ILoggerFactory>(), lifetime.StopApplication, signals.Token));
        // Telemetry takes about as long to set up as a small chain to open.
        app.MapDefaultEndpoints();
        await using var node = await opening;
        await using var stop = signals.Token.Register(lifetime.StopApplication);
        using var monitor = new ResourceMonitor(
            ResourceMonitorSettings.From(configuration.Values), [configuration.Paths.DataDir, configuration.Paths.BlocksDir],
            TimeProvider.System, app.Services.GetRequiredService<ILogger<ResourceMonitor>>(), lifetime.StopApplication);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return;
        var api = NodeApi.Create(node, http, log);
        app.Use((context, next) => context.GetEndpoint() is null ? api.HandleAsync(context) : next(context));
        await app.StartAsync();
        await node.StartAsync(lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
    }

    private static void ConfigureLogging(WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.ColorBehavior = LoggerColorBehavior.Disabled;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fff ";
        });
        builder.Services.Configure<ConsoleLoggerOptions>(options =>
        {
            options.LogToStandardErrorThreshold = LogLevel.Trace;
            // Whoever logs waits while the queue is full, the chain's thread too: room for what a flood brings.
            options.MaxQueueLength = 50_000;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
    }
}
