using ImageBuilding;

namespace AppHost.Containers;

/// <summary>Runs <c>docker</c>, which knows the user's contexts and DOCKER_HOST; DCP uses the same program.</summary>
internal static class DockerCommand
{
    /// <summary>How long an engine that works may take for what the lab asks of it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs a command to its end and gives its output.</summary>
    /// <exception cref="DockerException">It failed; the message says with what words and, where known, what to do.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var run = await TryAsync(arguments, Limit, cancellationToken);
        return run.ExitCode == 0 ? run.Output : throw new DockerException($"docker {arguments[0]}: {DockerAdvice.For(run.Error)}");
    }

    /// <summary>Runs a command; code -1 stands for no answer within the limit.</summary>
    /// <exception cref="DockerException">There is no <c>docker</c>.</exception>
    public static async Task<ProgramRun> TryAsync(IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, TimeProvider.System);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await ProgramRun.RunAsync("docker", arguments, null, over.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(-1, "", $"no answer within {limit.TotalSeconds:0} s");
        }
        catch (ImageException)
        {
            throw new DockerException("there is no docker on PATH");
        }
    }
}

/// <summary>The Docker engine cannot do what is asked; the message is for the user.</summary>
internal sealed class DockerException(string message) : Exception(message);
