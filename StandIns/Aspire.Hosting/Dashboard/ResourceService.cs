using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Protocol;
using Grpc.Core;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>What the dashboard asks of the application: resources, console logs, commands.</summary>
internal sealed class ResourceService(
    IConfiguration configuration,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    ResourceCommandService commands,
    CancellationToken stopping) : DashboardService.DashboardServiceBase
{
    // Far below gRPC's limit of 4 MB per message.
    private const int MaxLinesPerMessage = 1000;

    public override Task<ApplicationInformationResponse> GetApplicationInformation(ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new ApplicationInformationResponse { ApplicationName = configuration["AppHost:DashboardApplicationName"] ?? "" });

    public override Task WatchResources(WatchResourcesRequest request, IServerStreamWriter<WatchResourcesUpdate> responseStream, ServerCallContext context) => UntilStoppedAsync(context, async token =>
    {
        await responseStream.WriteAsync(new() { InitialData = new() }, token).ConfigureAwait(false);
        await foreach (var change in notifications.WatchAsync(token).ConfigureAwait(false))
        {
            var changes = new WatchResourcesChanges();
            changes.Value.Add(new WatchResourcesChange { Upsert = ResourceMessage.From(change) });
            await responseStream.WriteAsync(new() { Changes = changes }, token).ConfigureAwait(false);
        }
    });

    public override Task WatchResourceConsoleLogs(WatchResourceConsoleLogsRequest request, IServerStreamWriter<WatchResourceConsoleLogsUpdate> responseStream, ServerCallContext context) => UntilStoppedAsync(context, async token =>
    {
        var batches = request.SuppressFollow ? loggers.GetAllAsync(request.ResourceName) : loggers.WatchAsync(request.ResourceName);
        await foreach (var batch in batches.WithCancellation(token).ConfigureAwait(false))
        {
            foreach (var lines in batch.Chunk(MaxLinesPerMessage))
            {
                var update = new WatchResourceConsoleLogsUpdate();
                update.LogLines.AddRange(lines.Select(l => new ConsoleLogLine { LineNumber = l.LineNumber, Text = l.Content, IsStdErr = l.IsErrorMessage }));
                await responseStream.WriteAsync(update, token).ConfigureAwait(false);
            }
        }
    });

    public override async Task<ResourceCommandResponse> ExecuteResourceCommand(ResourceCommandRequest request, ServerCallContext context)
    {
        var result = await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, stopping).ConfigureAwait(false);
        var response = new ResourceCommandResponse
        {
            Kind = result switch
            {
                { Success: true } => ResourceCommandResponseKind.Succeeded,
                { Canceled: true } => ResourceCommandResponseKind.Cancelled,
                _ => ResourceCommandResponseKind.Failed,
            },
        };
        if (result.Message is not null)
            response.Message = result.Message;
        return response;
    }

    /// <summary>The application never asks the user anything: the stream stays open and silent.</summary>
    public override Task WatchInteractions(IAsyncStreamReader<WatchInteractionsRequestUpdate> requestStream, IServerStreamWriter<WatchInteractionsResponseUpdate> responseStream, ServerCallContext context) => UntilStoppedAsync(context, async token =>
    {
        while (await requestStream.MoveNext(token).ConfigureAwait(false))
        {
        }
    });

    private async Task UntilStoppedAsync(ServerCallContext context, Func<CancellationToken, Task> stream)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stopping);
        try
        {
            await stream(stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The dashboard went away, or the application stops.
        }
    }
}
