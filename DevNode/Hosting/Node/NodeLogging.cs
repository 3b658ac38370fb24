using Microsoft.Extensions.Logging.Console;

namespace DevNode.Hosting;

/// <summary>
/// Where a node logs to: lines on standard error, and the web host's telemetry once there is a host. The chain opens while the host is
/// built, so that its log cannot come from there.
/// </summary>
internal sealed class NodeLogging : IDisposable
{
    private readonly LateLoggerProvider _telemetry = new();

    public NodeLogging() => Factory = LoggerFactory.Create(Configure);

    public ILoggerFactory Factory { get; }

    /// <summary>Exports what has been and will be logged as the services of the host do.</summary>
    public void AttachTelemetry(IServiceProvider services) => _telemetry.Attach(services.GetServices<ILoggerProvider>().Single());

    public void Dispose() => Factory.Dispose();

    /// <summary>Levels by category come from the environment, Logging__LogLevel__CATEGORY, as for every host.</summary>
    private void Configure(ILoggingBuilder logging)
    {
        logging.AddConfiguration(new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Logging"));
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.ColorBehavior = LoggerColorBehavior.Disabled;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fff ";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options =>
        {
            options.LogToStandardErrorThreshold = LogLevel.Trace;
            // Whoever logs waits while the queue is full, the chain's thread too: room for what a flood brings.
            options.MaxQueueLength = 50_000;
        });
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddProvider(_telemetry);
    }
}
