using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Antelope;
using BootAgent.Plan;

namespace BootAgent.Tests.Boot;

/// <summary>A genesis node and producers, each a process with nodeos's options, fully meshed on free loopback ports.</summary>
public sealed class NodeNetwork : IAsyncDisposable
{
    private static readonly string[] Tutorial = ["eosio", "accountnum11", "accountnum12", "accountnum13"];
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private readonly TempDirectory _directory = new();
    private readonly Dictionary<string, Process> _processes = [];

    private NodeNetwork(string executable, string[] names)
    {
        Nodes = [.. names.Select(name => new Node(name, FreePort(), FreePort()))];
        var keys = names.ToDictionary(name => name, Key);
        _directory.Write("genesis.json", Genesis(keys["eosio"].PublicKey));
        KeysFile = _directory.Write("keys.json", JsonSerializer.Serialize(new
        {
            accounts = keys.ToDictionary(pair => pair.Key, pair => new { publicKey = pair.Value.PublicKey.ToString(), privateKey = pair.Value.ToWif() }),
        }));
        foreach (var node in Nodes)
        {
            _directory.Write(Path.Combine(node.Name, "config.ini"),
                $"producer-name={node.Name}\nsignature-provider={keys[node.Name].PublicKey}=KEY:{keys[node.Name].ToWif()}\n");
            Start(executable, node);
        }
    }

    /// <summary>The nodes and their ports.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The keys of all nodes' producers.</summary>
    public string KeysFile { get; }

    /// <summary>Starts the tutorial's four nodes.</summary>
    /// <param name="executable">A nodeos, or a DevNode.</param>
    public static NodeNetwork Start(string executable) => new(executable, Tutorial);

    /// <summary>Starts the genesis node alone.</summary>
    public static NodeNetwork StartGenesis(string executable) => new(executable, ["eosio"]);

    /// <summary>The key of a node's producer.</summary>
    public static PrivateKey Key(string name) => PrivateKey.FromSeed(KeyType.K1, $"boot agent tests {name}");

    /// <summary>The tutorial's plan on these nodes.</summary>
    public PlanDocument Plan => BootAgent.Tests.Plan.Plans.Tutorial with
    {
        Nodes = [.. Nodes.Select(node => new NodeDocument(node.Name, $"http://127.0.0.1:{node.HttpPort}", node.Name))],
        KeysFile = KeysFile,
        ContractsDirectory = Repository.Contracts,
    };

    /// <summary>Writes a plan to a file and returns its path.</summary>
    public string Write(PlanDocument plan) => _directory.Write("boot.json", JsonSerializer.Serialize(plan, JsonSerializerOptions.Web));

    /// <summary>Ends a node at once (SIGKILL).</summary>
    public void Kill(string name) => _processes[name].Kill(entireProcessTree: true);

    /// <summary>What a node has printed, for messages.</summary>
    public string Output(string name) => File.ReadAllText(Path.Combine(_directory.Path, name, "output"));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Values)
        {
            process.Kill(entireProcessTree: true);
            using var limit = new CancellationTokenSource(StopLimit);
            await process.WaitForExitAsync(limit.Token);
            process.Dispose();
        }
        _directory.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Genesis(PublicKey key) => JsonSerializer.Serialize(new
    {
        initial_timestamp = "2018-03-02T12:00:00.000",
        initial_key = key.ToString(),
        initial_configuration = new
        {
            max_block_net_usage = 1048576,
            target_block_net_usage_pct = 1000,
            max_transaction_net_usage = 524288,
            base_per_transaction_net_usage = 12,
            net_usage_leeway = 500,
            context_free_discount_net_usage_num = 20,
            context_free_discount_net_usage_den = 100,
            max_block_cpu_usage = 200000,
            target_block_cpu_usage_pct = 1000,
            max_transaction_cpu_usage = 150000,
            min_transaction_cpu_usage = 100,
            max_transaction_lifetime = 3600,
            deferred_trx_expiration_window = 600,
            max_transaction_delay = 3888000,
            max_inline_action_size = 4096,
            max_inline_action_depth = 4,
            max_authority_depth = 6,
        },
    });

    private void Start(string executable, Node node)
    {
        var directory = Path.Combine(_directory.Path, node.Name);
        List<string> arguments =
        [
            "--config-dir", directory, "--data-dir", directory, "--genesis-json", Path.Combine(_directory.Path, "genesis.json"),
            "--http-server-address", $"127.0.0.1:{node.HttpPort}", "--p2p-listen-endpoint", $"127.0.0.1:{node.P2pPort}",
            "--p2p-max-nodes-per-host", "20", "--max-irreversible-block-age", "-1", "--max-transaction-time", "200",
            "--enable-stale-production", "--chain-state-db-size-mb", "256",
            "--plugin", "eosio::chain_api_plugin", "--plugin", "eosio::producer_api_plugin", "--plugin", "eosio::net_api_plugin",
            .. Nodes.Where(other => other != node).SelectMany(other => new[] { "--p2p-peer-address", $"127.0.0.1:{other.P2pPort}" }),
        ];
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        var output = TextWriter.Synchronized(new StreamWriter(Path.Combine(directory, "output")) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => output.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.WriteLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes[node.Name] = process;
    }

    /// <summary>A node, which produces for the account of its own name.</summary>
    public sealed record Node(string Name, int HttpPort, int P2pPort);
}
