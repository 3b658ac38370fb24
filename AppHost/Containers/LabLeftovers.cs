namespace AppHost.Containers;

/// <summary>What an earlier run of a lab may have left behind, when neither it nor DCP came to its end.</summary>
internal static class LabLeftovers
{
    private const string SaveLimitSeconds = "30";

    /// <summary>Removes the lab's containers and networks: containers are asked to end first, so that nodes save their state.</summary>
    public static async Task RemoveAsync(LabNames names, CancellationToken cancellationToken)
    {
        var containers = await ListAsync(["ps", "--all", "--quiet", "--filter", $"label={names.Label}"], cancellationToken);
        if (containers.Count > 0)
        {
            // DCP may be at the same work: what is gone meanwhile is no error.
            await DockerCommand.TryAsync(["stop", "--time", SaveLimitSeconds, .. containers], TimeSpan.FromMinutes(1), cancellationToken);
            await DockerCommand.TryAsync(["rm", "--force", .. containers], TimeSpan.FromMinutes(1), cancellationToken);
        }

        foreach (var network in await ListAsync(["network", "ls", "--format", "{{.Name}}", "--filter", $"name={names.NetworkSuffix}"], cancellationToken))
        {
            if (network.StartsWith("aspire-session-network-", StringComparison.Ordinal) && network.EndsWith($"-{names.NetworkSuffix}", StringComparison.Ordinal))
                await DockerCommand.TryAsync(["network", "rm", network], TimeSpan.FromSeconds(30), cancellationToken);
        }
    }

    /// <summary>Removes the lab's volumes: its chain.</summary>
    /// <exception cref="DockerException">A volume is in use.</exception>
    public static async Task RemoveVolumesAsync(LabNames names, CancellationToken cancellationToken)
    {
        var volumes = await ListAsync(["volume", "ls", "--quiet", "--filter", $"label={names.Label}"], cancellationToken);
        if (volumes.Count > 0)
            await DockerCommand.RunAsync(["volume", "rm", "--force", .. volumes], cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await DockerCommand.RunAsync(arguments, cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
