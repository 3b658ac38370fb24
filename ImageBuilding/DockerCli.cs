namespace ImageBuilding;

/// <summary>The Docker engine as the <c>docker</c> command reaches it: images only.</summary>
internal sealed class DockerCli
{
    private const int ShownLines = 20;

    /// <summary>The engine's platform as .NET names it, such as <c>linux-x64</c>.</summary>
    public async Task<string> RuntimeAsync(CancellationToken cancellation)
    {
        var platform = await RunAsync("ask the Docker engine for its version", ["version", "--format", "{{.Server.Os}}/{{.Server.Arch}}"], null, cancellation);
        return platform switch
        {
            "linux/amd64" => "linux-x64",
            "linux/arm64" => "linux-arm64",
            _ => throw new ImageException($"the Docker engine is {platform}: images are made for linux/amd64 and linux/arm64"),
        };
    }

    /// <summary>The id of an image the engine has, <c>sha256:…</c>; null when it has none of that name.</summary>
    public async Task<string?> IdAsync(string image, CancellationToken cancellation)
    {
        var run = await ProgramRun.RunAsync("docker", ["image", "inspect", "--format", "{{.Id}}", image], null, cancellation);
        if (run.ExitCode == 0)
            return run.Output;
        return run.Error.Contains("No such image", StringComparison.OrdinalIgnoreCase) ? null : throw Failure($"look for the image {image}", run.Error);
    }

    /// <summary>Fetches an image from its registry; null when that worked, else why not.</summary>
    public async Task<string?> PullAsync(string image, CancellationToken cancellation)
    {
        var run = await ProgramRun.RunAsync("docker", ["pull", "--quiet", image], null, cancellation);
        return run.ExitCode == 0 ? null : run.Error;
    }

    /// <summary>Gives an image another name.</summary>
    public Task TagAsync(string image, string name, CancellationToken cancellation) => RunAsync($"name {image} {name}", ["tag", image, name], null, cancellation);

    /// <summary>Builds an image; no container of the build stays behind.</summary>
    /// <param name="image"><c>name:tag</c>.</param>
    /// <param name="context">Dockerfile and files.</param>
    /// <param name="arguments">Build arguments.</param>
    /// <param name="cancellation">Ends the build.</param>
    public Task BuildAsync(string image, ImageContext context, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellation) =>
        RunAsync(
            $"build the image {image}",
            ["build", "--force-rm", "--tag", image, "--file", ImageContext.Dockerfile, .. arguments.SelectMany(a => new[] { "--build-arg", $"{a.Key}={a.Value}" }), "-"],
            context.WriteTarAsync,
            cancellation);

    private static async Task<string> RunAsync(string what, IEnumerable<string> arguments, Func<Stream, Task>? input, CancellationToken cancellation)
    {
        var run = await ProgramRun.RunAsync("docker", arguments, input, cancellation);
        return run.ExitCode == 0 ? run.Output : throw Failure(what, string.Join('\n', run.Output.Split('\n').TakeLast(ShownLines)) + "\n" + run.Error);
    }

    /// <summary>What the engine said, and what to do about it.</summary>
    internal static ImageException Failure(string what, string said) =>
        new($"cannot {what}: {(DockerAdvice.Of(said) is { } advice ? advice + "\n" : "")}{said.Trim()}");
}
