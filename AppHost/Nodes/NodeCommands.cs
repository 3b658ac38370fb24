using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace AppHost.Nodes;

/// <summary>What one can do to a node besides starting and stopping it.</summary>
internal static class NodeCommands
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    public static IResourceBuilder<T> WithNodeCommands<T>(this IResourceBuilder<T> builder)
        where T : INodeResource => builder
        .WithCommand("pause-production", "Pause production", context => SetProductionAsync(builder.Resource, paused: true, context), new CommandOptions
        {
            Description = "The node goes on validating blocks and makes none (POST /v1/producer/pause)",
            IconName = "Pause",
            UpdateState = context => StateWhen(IsRunning(context) && !builder.Resource.IsPaused),
        })
        .WithCommand("resume-production", "Resume production", context => SetProductionAsync(builder.Resource, paused: false, context), new CommandOptions
        {
            Description = "The node makes blocks again (POST /v1/producer/resume)",
            IconName = "PlayCircle",
            UpdateState = context => StateWhen(IsRunning(context) && builder.Resource.IsPaused),
        })
        .WithCommand("hard-replay", "Hard replay", context => HardReplayAsync(builder.Resource, context), new CommandOptions
        {
            Description = "Restart with --hard-replay-blockchain: the state is rebuilt from the block log",
            IconName = "ArrowRepeatAll",
            ConfirmationMessage = $"Stop {builder.Resource.Name} and rebuild its state from its block log?",
        })
        .WithCommand("clean", "Clean", context => CleanAsync(builder.Resource, context), new CommandOptions
        {
            Description = "Delete blocks and state and start again: the node fetches the chain from its peers",
            IconName = "Delete",
            ConfirmationMessage = $"Delete all blocks and the state of {builder.Resource.Name}? It will fetch the chain from its peers.",
        });

    private static async Task<ExecuteCommandResult> SetProductionAsync(INodeResource node, bool paused, ExecuteCommandContext context)
    {
        var path = paused ? "/v1/producer/pause" : "/v1/producer/resume";
        using var response = await Http.PostAsync(new Uri(node.Node.HttpUrl + path), null, context.CancellationToken);
        if (!response.IsSuccessStatusCode)
            return CommandResults.Failure($"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(context.CancellationToken)}");
        node.IsPaused = paused;
        return CommandResults.Success();
    }

    private static async Task<ExecuteCommandResult> HardReplayAsync(INodeResource node, ExecuteCommandContext context)
    {
        if (!await node.Data.HasBlocksAsync(context.CancellationToken))
            return CommandResults.Failure($"{node.Name} has no block log to replay");
        return await RestartAsync(node, context, () => node.NextStart.HardReplay = true);
    }

    private static Task<ExecuteCommandResult> CleanAsync(INodeResource node, ExecuteCommandContext context) =>
        RestartAsync(node, context, () => node.NextStart.Clean = true);

    private static async Task<ExecuteCommandResult> RestartAsync(INodeResource node, ExecuteCommandContext context, Action whileStopped)
    {
        var commands = context.ServiceProvider.GetRequiredService<ResourceCommandService>();
        var notifications = context.ServiceProvider.GetRequiredService<ResourceNotificationService>();
        if (!notifications.TryGetCurrentState(context.ResourceName, out var state) || state.Snapshot.State?.Text == KnownResourceStates.Running)
        {
            var stopped = await commands.ExecuteCommandAsync(node, KnownResourceCommands.StopCommand, context.CancellationToken);
            if (!stopped.Success)
                return stopped;
        }

        whileStopped();
        return await commands.ExecuteCommandAsync(node, KnownResourceCommands.StartCommand, context.CancellationToken);
    }

    private static bool IsRunning(UpdateCommandStateContext context) => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running;

    private static ResourceCommandState StateWhen(bool enabled) => enabled ? ResourceCommandState.Enabled : ResourceCommandState.Hidden;
}
