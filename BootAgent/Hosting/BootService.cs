using BootAgent.Steps;
using BootAgent.Watch;

namespace BootAgent.Hosting;

/// <summary>Boots the chain, then watches its nodes until the process ends.</summary>
internal sealed partial class BootService(
    BootContext boot, BootSequence sequence, BootState state, NodeWatcher watcher, BootOptions options,
    IHostApplicationLifetime lifetime, ILogger<BootService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var booted = await sequence.RunAsync(boot, stoppingToken);
            if (options.ExitWhenDone)
            {
                Environment.ExitCode = booted ? 0 : 1;
                lifetime.StopApplication();
                return;
            }
            await watcher.WatchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // Not one of the errors that a step explains: a defect. It is shown like them, and the process ends.
            LogDefect(logger, exception);
            state.Change(report => report with { Phase = BootPhase.Failed, Error = exception.ToString() });
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(EventId = 14, EventName = "Defect", Level = LogLevel.Critical, Message = "the boot agent cannot go on")]
    private static partial void LogDefect(ILogger logger, Exception exception);
}
