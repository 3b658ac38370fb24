using DevNode.Chain;
using DevNode.Hosting;
using DevNode.Http;
using DevNode.Tests.Chain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Http;

/// <summary>A node over a recorded block log, production paused, with its API on a port of its own.</summary>
internal sealed class ApiNode : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly Node _node;
    private readonly WebApplication _app;

    private ApiNode(TemporaryDirectory directory, Node node, WebApplication app, IReadOnlyList<string> problems)
    {
        _directory = directory;
        _node = node;
        _app = app;
        Problems = problems;
        Client = new() { BaseAddress = new(app.Urls.Single(u => u.StartsWith("http://127.0.0.1", StringComparison.Ordinal))) };
        SecureAddress = app.Urls.Where(u => u.StartsWith("https:", StringComparison.Ordinal)).Select(u => new Uri(u)).SingleOrDefault();
    }

    public HttpClient Client { get; }

    /// <summary>Where it listens with TLS; null when it does not.</summary>
    public Uri? SecureAddress { get; }
    public Node Node => _node;
    public string DataDirectory => _directory.File("data");

    /// <summary>What the http options ask for and the node starts without.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Replays the scenario's log and serves it.</summary>
    public static Task<ApiNode> StartAsync(string scenario, params string[] options) => StartAsync(scenario, TimeProvider.System, options);

    /// <summary>As above, at another time.</summary>
    public static async Task<ApiNode> StartAsync(string scenario, TimeProvider clock, params string[] options)
    {
        var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("data/blocks"));
        GoldenChain.WriteBlockLog(scenario, directory.File("data/blocks"));
        return await StartAsync(directory, clock, ["--pause-on-startup", .. options]);
    }

    /// <summary>Starts a new chain, with further lines of config.ini.</summary>
    public static async Task<ApiNode> StartAsync(GenesisState genesis, IEnumerable<string> config)
    {
        var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("config"));
        await File.WriteAllLinesAsync(directory.File("config/config.ini"), config);
        await File.WriteAllTextAsync(directory.File("genesis.json"), GenesisJson.Write(genesis));
        return await StartAsync(directory, TimeProvider.System, ["--genesis-json", directory.File("genesis.json")]);
    }

    private static async Task<ApiNode> StartAsync(TemporaryDirectory directory, TimeProvider clock, IEnumerable<string> options)
    {
        Directory.CreateDirectory(directory.File("config"));
        var configuration = NodeConfiguration.Read(
        [
            "--config-dir", directory.File("config"), "--data-dir", directory.File("data"), "--p2p-listen-endpoint", "127.0.0.1:0",
            "--plugin", "eosio::chain_api_plugin", "--plugin", "eosio::producer_api_plugin", "--plugin", "eosio::net_api_plugin",
            "--plugin", "eosio::db_size_api_plugin", "--enable-account-queries", "1", .. options,
        ]);
        var node = Node.Open(configuration, clock, NullLoggerFactory.Instance, () => { }, CancellationToken.None);
        var http = HttpSettings.From(configuration.Values, configuration.Paths.DataDir) with { ServerAddress = "127.0.0.1:0" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(http.ApplyTo);
        var app = builder.Build();
        var api = NodeApi.Create(node, http, app.Services.GetRequiredService<ILogger<ApiServer>>());
        app.Run(api.HandleAsync);
        await app.StartAsync();
        await node.StartAsync(CancellationToken.None);
        return new(directory, node, app, http.Problems);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _node.DisposeAsync();
        _directory.Dispose();
    }
}
