using Docker.DotNet;
using DotNet.Testcontainers.Configurations;

namespace LabTesting;

/// <summary>The Docker engine that Testcontainers uses (DOCKER_HOST, the current context, or the local socket).</summary>
public static class DockerEngine
{
    private const string PinnedVersion = "DOCKER_API_VERSION";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What Testcontainers asks for when nobody names a version; Debian's engine is older.</summary>
    private static readonly Version Assumed = new(1, 44);

    /// <summary>Why containers cannot be started here; null when they can. Tests skip with it.</summary>
    public static async Task<string?> ReasonItIsMissingAsync(CancellationToken cancellation = default)
    {
        await PinOlderVersionAsync(cancellation);
        if (TestcontainersSettings.OS.DockerEndpointAuthConfig is null)
            return "no Docker engine answers";
        return await ReasonItDoesNotAnswerAsync(TestcontainersSettings.OS.DockerEndpointAuthConfig.GetDockerClientBuilder(), cancellation);
    }

    internal static DockerClient Client() => TestcontainersSettings.OS.DockerEndpointAuthConfig.GetDockerClientBuilder().Build();

    /// <summary>Testcontainers reads the version once, at its first use.</summary>
    private static async Task PinOlderVersionAsync(CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(PinnedVersion) is not null)
            return;
        var endpoint = Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock";
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
            return;
        var builder = new DockerClientBuilder().WithEndpoint(uri);
        if (await ReasonItDoesNotAnswerAsync(builder, cancellation) is not null)
            return; // perhaps Testcontainers finds another
        using var docker = builder.Build();
        var version = (await docker.System.GetVersionAsync(cancellation)).APIVersion;
        if (Version.TryParse(version, out var parsed) && parsed < Assumed)
            Environment.SetEnvironmentVariable(PinnedVersion, version);
    }

    private static async Task<string?> ReasonItDoesNotAnswerAsync(DockerClientBuilder builder, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var docker = builder.Build();
            await docker.System.PingAsync(either.Token);
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or DockerApiException or IOException or TimeoutException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return $"no Docker engine answers: {e.Message}";
        }
    }
}
