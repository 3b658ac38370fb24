using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Orchestration;

/// <summary>The commands that every process and container has: start, stop, restart.</summary>
internal static class LifecycleCommands
{
    public static void AddTo(IResource resource)
    {
        resource.Annotations.Add(new ResourceCommandAnnotation(
            KnownResourceCommands.StartCommand, "Start",
            c => c.ResourceSnapshot switch
            {
                var s when IsStopped(s) || Is(s, KnownResourceStates.Waiting) => ResourceCommandState.Enabled,
                var s when Is(s, KnownResourceStates.Starting) => ResourceCommandState.Disabled,
                _ => ResourceCommandState.Hidden,
            },
            Execute((processes, id, token) => processes.StartAsync(id, token)),
            "Start resource", null, null, "Play", IconVariant.Filled, isHighlighted: true));
        resource.Annotations.Add(new ResourceCommandAnnotation(
            KnownResourceCommands.StopCommand, "Stop",
            c => c.ResourceSnapshot switch
            {
                var s when Is(s, KnownResourceStates.Running) => ResourceCommandState.Enabled,
                var s when Is(s, KnownResourceStates.Stopping) => ResourceCommandState.Disabled,
                _ => ResourceCommandState.Hidden,
            },
            Execute((processes, id, token) => processes.StopAsync(id, token)),
            "Stop resource", null, null, "Stop", IconVariant.Filled, isHighlighted: true));
        resource.Annotations.Add(new ResourceCommandAnnotation(
            KnownResourceCommands.RestartCommand, "Restart",
            c => Is(c.ResourceSnapshot, KnownResourceStates.Running) ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            Execute(async (processes, id, token) =>
            {
                await processes.StopAsync(id, token).ConfigureAwait(false);
                await processes.StartAsync(id, token).ConfigureAwait(false);
            }),
            "Restart resource", null, null, "ArrowCounterclockwise", IconVariant.Regular, isHighlighted: false));
    }

    private static Func<ExecuteCommandContext, Task<ExecuteCommandResult>> Execute(Func<ProcessOrchestrator, string, CancellationToken, Task> action) => async context =>
    {
        await action(context.ServiceProvider.GetRequiredService<ProcessOrchestrator>(), context.ResourceName, context.CancellationToken).ConfigureAwait(false);
        return CommandResults.Success();
    };

    private static bool Is(CustomResourceSnapshot snapshot, string state) => snapshot.State?.Text == state;

    private static bool IsStopped(CustomResourceSnapshot snapshot) => snapshot.IsTerminal() || Is(snapshot, KnownResourceStates.NotStarted) || Is(snapshot, "Unknown");
}
