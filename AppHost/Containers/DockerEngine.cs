using System.Globalization;
using System.Text.Json;
using ImageBuilding;

namespace AppHost.Containers;

/// <summary>A Docker engine that answers and can be used.</summary>
/// <param name="Version">Its version.</param>
/// <param name="IsRootless">Whether it runs as the user: then root in a container is the user outside.</param>
internal sealed record DockerEngine(string Version, bool IsRootless)
{
    private const long FreeBytes = 1L << 30; // images and a small lab's blocks fit in

    /// <summary>Asks the engine what it is.</summary>
    /// <param name="limit">How long it may take to answer.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="DockerException">There is none, or it is not to be used; the message says why and what to do.</exception>
    public static async Task<DockerEngine> ProbeAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var answer = await DockerCommand.TryAsync(["info", "--format", "{{json .}}"], limit, cancellationToken);
        if (answer.ExitCode != 0 && answer.Error.Length > 0)
            throw new DockerException($"the Docker engine cannot be used: {DockerAdvice.For(answer.Error)}");
        using var info = JsonDocument.Parse(answer.Output);
        // Some versions of docker end with code 0 and tell what is wrong in their answer.
        if (info.RootElement.TryGetProperty("ServerErrors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
            throw new DockerException($"the Docker engine cannot be used: {DockerAdvice.For(errors[0].GetString()!)}");
        ThrowIfFull(Text(info.RootElement, "DockerRootDir"));
        return new(Text(info.RootElement, "ServerVersion"), info.RootElement.TryGetProperty("SecurityOptions", out var options) && options.ToString().Contains("name=rootless", StringComparison.Ordinal));
    }

    /// <summary>A full disk would show only in the middle of a build or of the chain.</summary>
    private static void ThrowIfFull(string directory)
    {
        if (!Directory.Exists(directory))
            return; // in a virtual machine, or on another host
        var free = new DriveInfo(directory).AvailableFreeSpace;
        if (free < FreeBytes)
            throw new DockerException(string.Create(CultureInfo.InvariantCulture, $"the Docker engine cannot be used: {directory} has {free >> 20} MB free, a lab wants {FreeBytes >> 20} -> free some: docker system prune"));
    }

    private static string Text(JsonElement info, string name) => info.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
