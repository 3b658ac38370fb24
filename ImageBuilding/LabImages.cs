using LabModel;

namespace ImageBuilding;

/// <summary>
/// The images of a lab in containers. Each is named by a digest of everything that decides its content, so what is there is never stale;
/// what is missing is built.
/// </summary>
/// <param name="options">Images that the user names, which are taken as they are.</param>
/// <param name="contracts">Directory of the system contracts.</param>
/// <param name="root">The repository.</param>
/// <param name="progress">Gets a line for each thing that takes time.</param>
/// <param name="clock">Measures that time.</param>
public sealed class LabImages(ImageOptions options, string contracts, string root, TextWriter progress, TimeProvider clock)
{
    private static readonly string[] NodeFiles = ["node/antelope-node", "node/http-health"];
    private readonly DockerCli _docker = new();
    private readonly ImageBuilder _builder = new(new DockerCli(), Path.Combine(root, "artifacts", "images"), progress, clock);

    private string Folder => Path.Combine(root, "images");

    /// <summary>The image of a node, which takes the node's options: <c>name:tag</c>. See images/README.md for how it runs.</summary>
    /// <param name="nodeos">The nodeos to put into it; null for the embedded node.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ImageException">It cannot be built.</exception>
    public Task<string> NodeAsync(string? nodeos, CancellationToken cancellation) =>
        options.Node is { } named ? Task.FromResult(named)
        : nodeos is not null ? NodeosAsync(nodeos, cancellation)
        : AppAsync("devnode", "DevNode", NodeFiles, [], cancellation);

    /// <summary>The image of the boot agent, with the contracts under <c>/contracts</c>: <c>name:tag</c>.</summary>
    /// <exception cref="ImageException">It cannot be built.</exception>
    public async Task<string> BootAgentAsync(CancellationToken cancellation) =>
        options.BootAgent ?? await AppAsync("bootagent", "BootAgent", ["node/http-health"], new() { ["CONTRACTS"] = await ContractsAsync(cancellation) }, cancellation);

    /// <summary>An image that has the system contracts as files under <c>/contracts</c> and nothing else: <c>name:tag</c>.</summary>
    /// <exception cref="ImageException">It cannot be built.</exception>
    public async Task<string> ContractsAsync(CancellationToken cancellation)
    {
        if (options.Contracts is { } named)
            return named;
        var context = Context("contracts", []);
        foreach (var name in new[] { "eosio.boot", "eosio.msig", "eosio.system", "eosio.token" })
        {
            foreach (var file in new[] { $"{name}/{name}.wasm", $"{name}/{name}.abi" })
                context.Add(file, Path.Combine(contracts, file));
        }
        return await _builder.BuildAsync(new("contracts", context, new Dictionary<string, string>(), _ => Task.FromResult(context)), cancellation);
    }

    private async Task<string> NodeosAsync(string program, CancellationToken cancellation)
    {
        var context = Context("nodeos", [.. NodeFiles, "nodeos/unpack.sh", "nodeos/libraries.sh"]);
        NodeosPackage.Add(context, program, Path.Combine(Folder, "nodeos", "drop"));
        var arguments = new Dictionary<string, string> { ["BASE"] = await BaseAsync(BaseImage.Debian, cancellation) };
        if (options.NodeosUrl is { } url && options.NodeosSha256 is { } sha256)
            (arguments["URL"], arguments["SHA256"]) = (url, sha256);
        return await _builder.BuildAsync(new("nodeos", context, arguments, _ => Task.FromResult(context)), cancellation);
    }

    private async Task<string> AppAsync(string name, string project, string[] files, Dictionary<string, string> arguments, CancellationToken cancellation)
    {
        var app = new AppSource(root, project);
        var runtime = await _docker.RuntimeAsync(cancellation);
        arguments["BASE"] = await BaseAsync(BaseImage.DotNet, cancellation);
        return await _builder.BuildAsync(new(name, app.AddSources(Context(name, files)), arguments, PublishAsync), cancellation);

        async Task<ImageContext> PublishAsync(CancellationToken token)
        {
            var directory = Path.Combine(root, "artifacts", "images", name);
            await app.PublishAsync(directory, runtime, token);
            return Context(name, files).AddDirectory($"{name}/app", directory);
        }
    }

    private async Task<string> BaseAsync(string official, CancellationToken cancellation) =>
        options.Base ?? await new BaseImage(_docker, Path.Combine(Folder, "base", "build.sh"), progress).GetAsync(official, cancellation);

    private ImageContext Context(string name, IEnumerable<string> files)
    {
        var context = new ImageContext().Add(ImageContext.Dockerfile, Path.Combine(Folder, name, "Dockerfile"));
        foreach (var file in files)
            context.Add(file, Path.Combine(Folder, file));
        return context;
    }
}
