using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace AppHost.Nodes;

/// <summary>What one can do to a node besides starting and stopping it.</summary>
internal static class NodeCommands
{
    public const string Pause = "pause-production";
    public const string Resume = "resume-production";
    public const string HardReplay = "hard-replay";
    public const string Clean = "clean";
    public const string Snapshot = "snapshot";

    public static IResourceBuilder<T> WithNodeCommands<T>(this IResourceBuilder<T> builder)
        where T : INodeResource => builder
        .WithCommand(Pause, "Pause production", context => SetProductionAsync(builder.Resource, paused: true, context), new CommandOptions
        {
            Description = "The node goes on validating blocks and makes none (POST /v1/producer/pause)",
            IconName = "Pause",
            UpdateState = context => StateWhen(IsRunning(context) && !builder.Resource.IsPaused),
        })
        .WithCommand(Resume, "Resume production", context => SetProductionAsync(builder.Resource, paused: false, context), new CommandOptions
        {
            Description = "The node makes blocks again (POST /v1/producer/resume)",
            IconName = "PlayCircle",
            UpdateState = context => StateWhen(IsRunning(context) && builder.Resource.IsPaused),
        })
        .WithCommand(Snapshot, "Snapshot", context => NodeSnapshot.TakeAsync(builder.Resource, context), new CommandOptions
        {
            Description = "Write the state into a portable snapshot (POST /v1/producer/create_snapshot); the console log says where it is",
            IconName = "Camera",
            UpdateState = context => StateWhen(IsRunning(context)),
        })
        .WithCommand(HardReplay, "Hard replay", context => HardReplayAsync(builder.Resource, context), new CommandOptions
        {
            Description = "Restart with --hard-replay-blockchain: the state is rebuilt from the block log",
            IconName = "ArrowRepeatAll",
            ConfirmationMessage = $"Stop {builder.Resource.Name} and rebuild its state from its block log?",
            UpdateState = context => StateWhen(IsSettled(context)),
        })
        .WithCommand(Clean, "Clean", context => CleanAsync(builder.Resource, context), new CommandOptions
        {
            Description = "Delete blocks and state and start again: the node fetches the chain from its peers",
            IconName = "Delete",
            ConfirmationMessage = $"Delete all blocks and the state of {builder.Resource.Name}? It will fetch the chain from its peers.",
            UpdateState = context => StateWhen(IsSettled(context)),
        });

    private static async Task<ExecuteCommandResult> SetProductionAsync(INodeResource node, bool paused, ExecuteCommandContext context)
    {
        var api = NodeHttp.Of(node);
        await (paused ? api.PauseAsync(context.CancellationToken) : api.ResumeAsync(context.CancellationToken));
        node.IsPaused = paused;
        return CommandResults.Success($"{node.Name} {(paused ? "makes no blocks any more" : "makes blocks again")}");
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

    /// <summary>Whether it runs or has ended: it neither starts nor stops just now.</summary>
    private static bool IsSettled(UpdateCommandStateContext context) =>
        IsRunning(context) || KnownResourceStates.TerminalStates.Contains(context.ResourceSnapshot.State?.Text ?? "");

    private static ResourceCommandState StateWhen(bool enabled) => enabled ? ResourceCommandState.Enabled : ResourceCommandState.Hidden;
}
