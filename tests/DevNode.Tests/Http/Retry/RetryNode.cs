using System.Globalization;
using DevNode.Chain;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http.Retry;

/// <summary>A node of a new chain with its HTTP API, here or a real nodeos.</summary>
internal sealed class RetryNode(HttpClient http, string p2pAddress, params IAsyncDisposable[] owned) : IAsyncDisposable
{
    private static readonly string[] Common =
        ["max-transaction-time = 500", "http-max-response-time-ms = 1000", "abi-serializer-max-time-ms = 1000", "p2p-max-nodes-per-host = 10", "connection-cleanup-period = 1"];

    public HttpClient Http => http;
    public string P2pAddress => p2pAddress;

    /// <summary>Starts one.</summary>
    /// <param name="nodeos">The executable; null for a node in this process.</param>
    /// <param name="config">Lines of config.ini.</param>
    public static async Task<RetryNode> StartAsync(string? nodeos, params IEnumerable<string> config)
    {
        string[] lines = [.. Common, .. config];
        if (nodeos is null)
        {
            var node = await ApiNode.StartAsync(ChainUnderTest.Genesis, lines);
            return new(node.Client, node.Node.Network.P2pAddress, node);
        }
        var directory = new OwnedDirectory();
        var genesis = directory.Directory.File("genesis.json");
        await File.WriteAllTextAsync(genesis, GenesisJson.Write(ChainUnderTest.Genesis));
        var process = new NodeosProcess(nodeos, directory.Directory.Path, ["plugin = eosio::net_api_plugin", .. lines], ["--genesis-json", genesis]);
        await process.AnswersAsync();
        return new(process.Http, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{process.P2pPort}"), process, directory);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in owned)
            await part.DisposeAsync();
    }

    private sealed class OwnedDirectory : IAsyncDisposable
    {
        public TemporaryDirectory Directory { get; } = new();

        public ValueTask DisposeAsync()
        {
            Directory.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
