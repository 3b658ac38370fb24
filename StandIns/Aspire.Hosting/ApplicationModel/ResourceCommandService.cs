using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Executes the commands of resources.</summary>
public class ResourceCommandService
{
    private readonly DistributedApplicationModel _model;
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;
    private readonly ILogger<ResourceCommandService> _logger;

    internal ResourceCommandService(DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services, ILogger<ResourceCommandService> logger)
    {
        (_model, _notifications, _loggers, _services, _logger) = (model, notifications, loggers, services, logger);
    }

    /// <summary>Executes a command; what it throws becomes a failed result.</summary>
    /// <param name="resourceId">The resource's name or an instance's id.</param>
    /// <param name="commandName">The command's name.</param>
    /// <param name="cancellationToken">Handed to the command.</param>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        _model.Resources.FirstOrDefault(r => string.Equals(r.GetResourceId(), resourceId, StringComparison.OrdinalIgnoreCase) || string.Equals(r.Name, resourceId, StringComparison.OrdinalIgnoreCase)) is { } resource
            ? ExecuteCommandAsync(resource, commandName, cancellationToken)
            : Task.FromResult(CommandResults.Failure($"There is no resource '{resourceId}'."));

    /// <inheritdoc cref="ExecuteCommandAsync(string, string, CancellationToken)"/>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        var command = resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(c => c.Name == commandName);
        if (command is null)
            return CommandResults.Failure($"The resource '{resource.Name}' has no command '{commandName}'.");
        var logger = _loggers.GetLogger(resource);
        CommandEvents.Executing(_logger, commandName, resource.Name);
        try
        {
            var result = await command.ExecuteCommand(new()
            {
                ServiceProvider = _services,
                ResourceName = resource.GetResourceId(),
                CancellationToken = cancellationToken,
                Logger = logger,
            }).ConfigureAwait(false);
            if (!result.Success && !result.Canceled)
                CommandEvents.Failed(logger, commandName, result.Message ?? "no reason given", null);
            await _notifications.PublishUpdateAsync(resource, s => s).ConfigureAwait(false); // commands may look at more than the state
            return result;
        }
        catch (OperationCanceledException)
        {
            return CommandResults.Canceled();
        }
        catch (Exception e)
        {
            CommandEvents.Failed(logger, commandName, e.Message, e);
            return CommandResults.Failure(e);
        }
    }
}

internal static partial class CommandEvents
{
    [LoggerMessage(1, LogLevel.Information, "Executing command {Command} of {Resource}")]
    public static partial void Executing(ILogger logger, string command, string resource);

    [LoggerMessage(2, LogLevel.Error, "Command {Command} failed: {Reason}")]
    public static partial void Failed(ILogger logger, string command, string reason, Exception? exception);
}
