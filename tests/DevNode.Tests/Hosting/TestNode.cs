using Antelope;
using DevNode.Chain;
using DevNode.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevNode.Tests.Hosting;

/// <summary>A node in this process with files of its own, over real sockets.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    /// <summary>The key of eosio in these chains.</summary>
    public static readonly PrivateKey Key = PrivateKey.FromSeed(KeyType.K1, "test node");

    private readonly string _directory;
    private Node? _node;

    private TestNode(string directory) => _directory = directory;

    /// <summary>The node's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the node logs.</summary>
    public Microsoft.Extensions.Logging.ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;

    public Node Node => _node ?? throw new InvalidOperationException("the node is stopped");
    public string P2pAddress => Node.Network.P2pAddress;

    /// <summary>Where the node keeps its data.</summary>
    public string DataDir => Path.Combine(_directory, "data");

    /// <summary>A new chain's node, not yet started.</summary>
    public static TestNode Create(
        string config = "", TimePoint? genesisTime = null, TimeProvider? time = null, Microsoft.Extensions.Logging.ILoggerFactory? logs = null,
        ChainConfig? parameters = null, GenesisState? genesis = null)
    {
        var node = new TestNode(Directory.CreateTempSubdirectory("devnode").FullName) { Time = time ?? TimeProvider.System, Logs = logs ?? NullLoggerFactory.Instance };
        File.WriteAllText(Path.Combine(node._directory, "config.ini"),
            $"http-server-address =\np2p-listen-endpoint = 127.0.0.1:0\np2p-max-nodes-per-host = 10\nconnection-cleanup-period = 1\n{config}\n");
        genesis ??= new GenesisState(genesisTime ?? TimePoint.Parse("2025-01-01T00:00:00.000"), Key.PublicKey, parameters ?? new());
        File.WriteAllText(Path.Combine(node._directory, "genesis.json"), GenesisJson.Write(genesis));
        return node;
    }

    /// <summary>Lines of config.ini for a node that makes eosio's blocks.</summary>
    public static string ProducerConfig =>
        $"producer-name = eosio\nenable-stale-production = true\nsignature-provider = {Key.PublicKey}=KEY:{Key.ToWif()}";

    public async Task StartAsync(params string[] arguments)
    {
        var configuration = NodeConfiguration.Read(
            ["--config-dir", _directory, "--data-dir", DataDir, "--genesis-json", Path.Combine(_directory, "genesis.json"), .. arguments]);
        _node = Node.Open(configuration, Time, Logs, () => { }, CancellationToken.None);
        await _node.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync()
    {
        if (_node is null)
            return;
        await _node.DisposeAsync();
        _node = null;
    }

    /// <summary>Runs a read on the chain thread.</summary>
    public Task<T> Read<T>(Func<Controller, T> read) => Node.Chain.RunAsync(read);

    public Task<uint> HeadAsync() => Read(c => c.HeadBlockNum);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
