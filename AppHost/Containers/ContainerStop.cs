using Microsoft.Extensions.Hosting;

namespace AppHost.Containers;

/// <summary>Stops the lab's containers before DCP does when the application ends: DCP gives them 10 s, and a node with a large state needs longer to save it.</summary>
internal sealed class ContainerStop(LabContainers containers) : IHostedService
{
    private const string SaveLimitSeconds = "60";

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            var running = await DockerCommand.RunAsync(["ps", "--quiet", "--filter", $"label={containers.Names.Label}"], cancellationToken);
            if (running.Length > 0)
                await DockerCommand.TryAsync(["stop", "--time", SaveLimitSeconds, .. running.Split('\n')], TimeSpan.FromSeconds(90), cancellationToken);
        }
        catch (Exception e) when (e is DockerException or OperationCanceledException)
        {
            Console.Error.WriteLine($"warning: stopping the containers: {e.Message}"); // DCP stops what is left
        }
    }
}
