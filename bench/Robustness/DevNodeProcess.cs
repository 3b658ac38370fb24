using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Antelope;
using Antelope.Api;
using DevNode.Chain;

namespace Bench.Robustness;

/// <summary>A DevNode process, or a nodeos to compare it with, in a directory of its own, on free loopback ports; its output goes to the file <c>output</c> there.</summary>
internal sealed class DevNodeProcess : IAsyncDisposable
{
    private const int Sigterm = 15;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;
    private readonly List<string> _options;
    private Process? _process;
    private bool _hasChain;

    /// <param name="directory">Where config.ini, genesis.json and data are; created when missing.</param>
    /// <param name="config">Lines of config.ini beyond ports, plugins and limits.</param>
    /// <param name="executable">The program; null for the DevNode of this build.</param>
    /// <param name="maxNodesPerHost">p2p-max-nodes-per-host.</param>
    /// <param name="maxClients">max-clients.</param>
    public DevNodeProcess(string directory, string config = "", string? executable = null, int maxNodesPerHost = 500, int maxClients = 500)
    {
        Directory = directory;
        Executable = executable ?? Repository.DevNode;
        System.IO.Directory.CreateDirectory(directory);
        HttpPort = FreePort();
        P2pPort = FreePort();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{HttpPort}"), Timeout = TimeSpan.FromSeconds(60) };
        Api = new ChainClient(_http);
        _options = ["--config-dir", directory, "--data-dir", DataDir];
        File.WriteAllText(Path.Combine(directory, "config.ini"), string.Create(CultureInfo.InvariantCulture, $"""
            http-server-address = 127.0.0.1:{HttpPort}
            p2p-listen-endpoint = 127.0.0.1:{P2pPort}
            p2p-max-nodes-per-host = {maxNodesPerHost}
            max-clients = {maxClients}
            connection-cleanup-period = 1
            max-irreversible-block-age = -1
            max-transaction-time = 1000
            abi-serializer-max-time-ms = 5000
            http-max-response-time-ms = 1000
            resource-monitor-not-shutdown-on-threshold-exceeded = true
            plugin = eosio::chain_api_plugin
            plugin = eosio::producer_api_plugin
            plugin = eosio::net_api_plugin
            plugin = eosio::db_size_api_plugin
            {config}

            """));
        var genesis = new GenesisState(TimePoint.Parse("2025-01-01T00:00:00.000"), Key.PublicKey, new ChainConfig { MaxBlockCpuUsage = 4_000_000, MaxTransactionCpuUsage = 3_000_000 });
        File.WriteAllText(Path.Combine(directory, "genesis.json"), GenesisJson.Write(genesis));
    }

    /// <summary>The key of eosio, and of every account made by the runs.</summary>
    public static PrivateKey Key { get; } = PrivateKey.FromSeed(KeyType.K1, "robustness eosio");

    /// <summary>Lines of config.ini for a producer of eosio's blocks.</summary>
    public static string Producer => $"producer-name = eosio\nenable-stale-production = true\nsignature-provider = {Key.PublicKey}=KEY:{Key.ToWif()}";

    public string Directory { get; }
    public string Executable { get; }
    public string DataDir => Path.Combine(Directory, "data");
    public string BlocksDir => Path.Combine(DataDir, "blocks");
    public string OutputFile => Path.Combine(Directory, "output");
    public int HttpPort { get; }
    public int P2pPort { get; }
    public string P2pAddress => $"127.0.0.1:{P2pPort}";
    public ChainClient Api { get; }
    public bool IsRunning => _process is { HasExited: false };
    public int Id => _process?.Id ?? throw new InvalidOperationException("the node does not run");

    /// <summary>Exit code of the last run.</summary>
    public int ExitCode => _process!.ExitCode;

    /// <summary>Resident memory in units of 10^6 bytes.</summary>
    public double ResidentMegabytes => ProcessUse.Read([Id]) is [var use] ? use.ResidentMegabytes : 0;

    /// <summary>A program and its arguments that start the node's, such as nsenter; empty for none.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    /// <summary>Logging categories and their levels; all log from Information on without an entry.</summary>
    public Dictionary<string, string> LogLevels { get; } = [];

    /// <summary>Further environment variables of the process.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Starts the process; <paramref name="genesis"/> is given for a chain that is not there yet.</summary>
    public void Launch(bool genesis, params string[] options)
    {
        // The shell is replaced by the node, which keeps its process id.
        var start = new ProcessStartInfo("/bin/sh");
        foreach (var argument in (string[])["-c", $"ulimit -n \"$(ulimit -Hn)\"; exec \"$0\" \"$@\" >>'{OutputFile}' 2>&1", .. Wrapper, Executable, .. _options, .. options])
            start.ArgumentList.Add(argument);
        if (genesis && !_hasChain && !System.IO.Directory.Exists(BlocksDir))
        {
            start.ArgumentList.Add("--genesis-json");
            start.ArgumentList.Add(Path.Combine(Directory, "genesis.json"));
        }
        foreach (var (category, level) in LogLevels)
            start.Environment[$"Logging__LogLevel__{category}"] = level;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        _process?.Dispose();
        _process = Process.Start(start)!;
    }

    /// <summary>Starts the process and waits for its first answer; <see cref="InvalidOperationException"/> with the end of its output when it ends before.</summary>
    public async Task StartAsync(params string[] options)
    {
        Launch(genesis: true, options);
        await Waiting.TrueAsync($"an answer of {Directory}", StartLimit, async () => IsRunning ? await HeadAsync() is not null : throw Ended());
        _hasChain = true;
    }

    /// <summary>The head's number, or null while there is no answer.</summary>
    public async Task<uint?> HeadAsync() => (await TryInfoAsync())?.HeadBlockNum;

    /// <summary>get_info, or null while there is no answer.</summary>
    public async Task<ChainInfo?> TryInfoAsync()
    {
        try
        {
            return await Api.GetInfoAsync();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>The id of a block.</summary>
    public async Task<string> BlockIdAsync(uint number) => (await Api.GetBlockInfoAsync(number))["id"].AsString();

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and a wait for the exit.</summary>
    public async Task StopAsync()
    {
        if (!IsRunning)
            return;
        _ = kill(Id, Sigterm);
        await ExitedAsync();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task ExitedAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        await _process!.WaitForExitAsync(limit.Token);
    }

    /// <summary>The first lines of the output that tell of an error, other than a refused block (event 204).</summary>
    public IReadOnlyList<string> Unexpected =>
    [
        .. File.ReadLines(OutputFile)
            .Where(l => l.Contains(" crit: ", StringComparison.Ordinal) || l.Contains("Unhandled", StringComparison.Ordinal)
                || (l.Contains(" fail: ", StringComparison.Ordinal) && !l.Contains("BlockProducer[204]", StringComparison.Ordinal)))
            .Take(5),
    ];

    /// <summary>The last lines of the output.</summary>
    public string OutputTail(int lines = 15) => File.Exists(OutputFile) ? string.Join('\n', File.ReadLines(OutputFile).TakeLast(lines)) : "";

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        _process?.Dispose();
        _http.Dispose();
    }

    private InvalidOperationException Ended() => new($"the node of {Directory} ended with code {ExitCode}:\n{OutputTail()}");

    /// <summary>A port below those that the system gives to outgoing connections: a flood's would take it while the node is stopped.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(10_000, 32_768);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // In use: another one.
            }
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
