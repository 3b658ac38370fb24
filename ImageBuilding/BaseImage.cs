using System.Security.Cryptography;

namespace ImageBuilding;

/// <summary>What the other images stand on: the official image where the engine has it or can pull it, else one of Debian's packages.</summary>
internal sealed class BaseImage(DockerCli docker, string script, TextWriter progress)
{
    /// <summary>The base of .NET programs, with what .NET needs.</summary>
    public const string DotNet = "mcr.microsoft.com/dotnet/runtime-deps:10.0";

    /// <summary>The base of nodeos.</summary>
    public const string Debian = "debian:bookworm-slim";

    private static readonly TimeSpan PullLimit = TimeSpan.FromMinutes(5);

    /// <summary>Chooses, and pulls or builds what is missing.</summary>
    /// <param name="official">The official image.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ImageException">There is no way to a base; the message names each way that failed.</exception>
    public async Task<string> GetAsync(string official, CancellationToken cancellation)
    {
        if (await docker.IdAsync(official, cancellation) is not null)
            return official;
        var own = $"{ImageName.Prefix}base:{ImageName.Tag(SHA256.HashData(await File.ReadAllBytesAsync(script, cancellation)))}";
        if (await docker.IdAsync(own, cancellation) is not null)
            return own;
        var reason = await PullAsync(official, cancellation);
        if (reason is null)
            return official;
        await progress.WriteLineAsync($"{official} cannot be pulled ({LastLine(reason)}); building {own} from Debian's packages, which takes a minute or more");
        var run = await ProgramRun.RunAsync("bash", [script, own], null, cancellation);
        return run.ExitCode == 0
            ? own
            : throw new ImageException(
                $"no base for the images: {official} cannot be pulled ({LastLine(reason)}), and building one from Debian's packages failed ({run.Error}). "
                + "Connect to a registry, or install mmdebstrap (apt-get install mmdebstrap), or name an image the engine has with Lab:Images:Base.");
    }

    private async Task<string?> PullAsync(string image, CancellationToken cancellation)
    {
        await progress.WriteLineAsync($"pulling {image}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(PullLimit);
        try
        {
            return await docker.PullAsync(image, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"it was not there after {PullLimit.TotalMinutes:0} minutes";
        }
    }

    private static string LastLine(string text) => text.Split('\n')[^1].Trim();
}
