using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Antelope.Api;

namespace Bench.Network;

/// <summary>A node's process, nodeos or DevNode, with nodeos's options, on free loopback ports; its output goes to a file.</summary>
internal sealed class NetworkNode : IAsyncDisposable
{
    private const int Sigterm = 15;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    // create_snapshot is answered once the block is irreversible, two rounds later.
    private static readonly TimeSpan SnapshotLimit = TimeSpan.FromMinutes(3);
    private readonly HttpClient _http;
    private Process? _process;
    private TextWriter? _output;

    /// <summary>Chooses ports and makes the directory; starts nothing.</summary>
    public NetworkNode(string name, string executable, string root)
    {
        (Name, Executable, Directory) = (name, executable, Path.Combine(root, name));
        (HttpPort, P2pPort) = (FreePort(), FreePort());
        System.IO.Directory.CreateDirectory(Directory);
        _http = new() { BaseAddress = new($"http://127.0.0.1:{HttpPort}"), Timeout = SnapshotLimit };
        Api = new(_http);
    }

    public string Name { get; }
    public string Executable { get; }
    public string Engine => Path.GetFileName(Executable);
    public string Directory { get; }
    public int HttpPort { get; }
    public int P2pPort { get; }
    public string P2pAddress => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{P2pPort}");
    public ChainClient Api { get; }

    /// <summary>Process id; throws <see cref="InvalidOperationException"/> while it does not run.</summary>
    public int Id => _process?.Id ?? throw new InvalidOperationException($"{Name} does not run");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>What the node printed, over all its runs.</summary>
    public string LogFile => Path.Combine(Directory, "output");

    /// <summary>Copies a block log, and its index where there is one (Spring does not make a missing one), to where the node reads it.</summary>
    /// <param name="blocks">The directory with blocks.log.</param>
    /// <param name="overwrite">Takes the place of files that are there; else they are an error.</param>
    public void TakeBlocks(string blocks, bool overwrite = false)
    {
        var own = System.IO.Directory.CreateDirectory(Path.Combine(Directory, "blocks")).FullName;
        foreach (var file in System.IO.Directory.GetFiles(blocks, "blocks.*"))
            File.Copy(file, Path.Combine(own, Path.GetFileName(file)), overwrite);
    }

    /// <summary>Starts the process with options beside those every node of the network gets.</summary>
    public void Start(params IEnumerable<string> options)
    {
        List<string> arguments =
        [
            "--config-dir", Directory, "--data-dir", Directory,
            "--http-server-address", $"127.0.0.1:{HttpPort}", "--p2p-listen-endpoint", P2pAddress,
            "--p2p-max-nodes-per-host", "50", "--max-transaction-time", "200", "--chain-state-db-size-mb", "256",
            "--http-max-response-time-ms", "1000", "--abi-serializer-max-time-ms", "1000", "--subjective-account-max-failures", "100000",
            "--resource-monitor-not-shutdown-on-threshold-exceeded",
            "--plugin", "eosio::chain_api_plugin", "--plugin", "eosio::producer_api_plugin", "--plugin", "eosio::net_api_plugin",
            .. options,
        ];
        var process = new Process
        {
            StartInfo = new(Executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        var output = TextWriter.Synchronized(new StreamWriter(LogFile, append: true) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => output.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.WriteLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        (_process, _output) = (process, output);
    }

    /// <summary>Ends the process by SIGTERM and waits for its exit; throws <see cref="TimeoutException"/> when it does not end.</summary>
    public Task StopAsync()
    {
        if (_process is { HasExited: false } running)
            _ = kill(running.Id, Sigterm);
        return ExitedAsync(StopLimit);
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    public async Task ExitedAsync(TimeSpan limit)
    {
        if (_process is not { } process)
            return;
        using var cancellation = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{Name} has not ended {limit} after it should; see {LogFile}");
        }
        process.Dispose();
        _process = null;
        _output?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } running)
            running.Kill();
        await ExitedAsync(StopLimit);
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
