using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Antelope;
using Antelope.Chain;
using LabModel.State;

namespace Bench.Network;

/// <summary>
/// Five producing nodes, fully meshed; the boot agent takes them through the boot sequence until the five producers are elected and
/// eosio has resigned. The first node is the genesis producer too.
/// </summary>
internal sealed class BootedNetwork : IAsyncDisposable
{
    public const int ProducerCount = 5;
    public const int UserCount = 24;

    /// <summary>Every account but the producers' block signing keys has this key.</summary>
    public static readonly PrivateKey Key = KeyOf("eosio");
    public static readonly Symbol Symbol = Antelope.Symbol.Parse("4,SYS");
    private readonly string _root;
    private readonly bool _keep;

    private BootedNetwork(NetworkOptions options)
    {
        _keep = options.Directory is not null;
        _root = options.Directory ?? Directory.CreateTempSubdirectory("lab-network-").FullName;
        Nodes = [.. Enumerable.Range(0, ProducerCount).Select(i =>
            new NetworkNode($"producer{(char)('a' + i)}", options.Nodeos is { } nodeos && (options.AllNodeos || i % 2 == 1) ? nodeos : Repository.DevNode, _root))];
        if (options.Partitions > 0)
            Links = new([.. Nodes.Select(n => n.P2pPort)]);
    }

    /// <summary>The nodes; each one's producer has its name.</summary>
    public IReadOnlyList<NetworkNode> Nodes { get; }

    /// <summary>The ways between the nodes when the network is to be cut.</summary>
    public Links? Links { get; }

    /// <summary>Accounts with tokens, RAM and stakes.</summary>
    public static IReadOnlyList<Name> Users { get; } = [.. Enumerable.Range(0, UserCount).Select(i => (Name)$"useraaaaaaa{(char)('a' + i)}")];

    /// <summary>Writes the files, starts the nodes and boots the chain.</summary>
    public static async Task<BootedNetwork> StartAsync(NetworkOptions options, CancellationToken cancellation)
    {
        var network = new BootedNetwork(options);
        try
        {
            network.WriteFiles();
            foreach (var node in network.Nodes)
                node.Start(["--genesis-json", Path.Combine(network._root, "genesis.json"), "--enable-stale-production", "--connection-cleanup-period", "2", .. network.PeersOf(node)]);
            await network.BootAsync(cancellation);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another node's directory beside the producers', not started.</summary>
    public NetworkNode Another(string name, string executable) => new(name, executable, _root);

    /// <summary>Options that connect a node with all others.</summary>
    public IEnumerable<string> PeersOf(NetworkNode node) =>
        (Links?.PeersOf(Nodes.Index().First(n => n.Item == node).Index) ?? Nodes.Where(other => other != node).Select(other => other.P2pAddress)).SelectMany(peer => new[] { "--p2p-peer-address", peer });

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        if (Links is not null)
            await Links.DisposeAsync();
        if (!_keep)
            Directory.Delete(_root, recursive: true);
    }

    /// <summary>The key of a producer.</summary>
    public static PrivateKey KeyOf(string name) => PrivateKey.FromSeed(KeyType.K1, $"network bench {name}");

    private void WriteFiles()
    {
        var keys = Nodes.Select(n => n.Name).Append("eosio").ToDictionary(n => n, KeyOf);
        Write("genesis.json", new { initial_timestamp = "2025-01-01T00:00:00.000", initial_key = Key.PublicKey.ToString(), initial_configuration = GenesisConfiguration.Tutorial });
        Write("keys.json", new { accounts = keys.ToDictionary(p => p.Key, p => new { publicKey = p.Value.PublicKey.ToString(), privateKey = p.Value.ToWif() }) });
        Write("boot.json", new
        {
            nodes = Nodes.Select((n, i) => new { name = n.Name, httpUrl = $"http://127.0.0.1:{n.HttpPort}", producer = i == 0 ? "eosio" : n.Name }),
            keysFile = "keys.json",
            contractsDirectory = Repository.Contracts,
            symbol = "4,SYS",
            supply = "10000000000.0000 SYS",
            issue = "1000000000.0000 SYS",
            accounts = Nodes.Select(n => new { name = n.Name, stakeNet = "20000000.0000 SYS", stakeCpu = "20000000.0000 SYS", buyRamKbytes = 1024, liquid = "100000.0000 SYS", transfer = true }),
            producers = Nodes.Select(n => n.Name),
            users = Users.Select(u => u.ToString()),
        });
        foreach (var (node, i) in Nodes.Select((n, i) => (n, i)))
        {
            var config = $"producer-name={node.Name}\nsignature-provider={keys[node.Name].PublicKey}=KEY:{keys[node.Name].ToWif()}\n";
            if (i == 0)
                config += $"producer-name=eosio\nsignature-provider={Key.PublicKey}=KEY:{Key.ToWif()}\n";
            WriteText(Path.Combine(node.Name, "config.ini"), config);
        }
    }

    private void Write(string file, object content) => WriteText(file, JsonSerializer.Serialize(content));

    private void WriteText(string file, string content) => PrivateFile.Write(Path.Combine(_root, file), content);

    private async Task BootAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Repository.BootAgent, [$"--Boot:Plan={Path.Combine(_root, "boot.json")}", "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Repository.BootAgent),
        };
        using var agent = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri>();
        agent.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Split("Now listening on: ") is [_, var url])
                listening.TrySetResult(new(url));
        };
        agent.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        agent.BeginOutputReadLine();
        agent.BeginErrorReadLine();
        try
        {
            using var http = new HttpClient { BaseAddress = await listening.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation) };
            var booted = await Waiting.UntilAsync("the boot", TimeSpan.FromMinutes(10), async token =>
            {
                var report = await http.GetFromJsonAsync<BootReport>("/boot", token);
                return report!.Phase is "Booted" or "Failed" ? (report, report.Phase) : (null, report.Phase);
            }, cancellation);
            if (booted.Error is not null)
                throw new InvalidOperationException($"the boot failed: {booted.Error}");
        }
        finally
        {
            agent.Kill();
            await agent.WaitForExitAsync(CancellationToken.None);
        }
    }
}
