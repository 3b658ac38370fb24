using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Antelope.Api;

namespace DevNode.Tests;

/// <summary>A real nodeos (LAB_NODEOS) on free loopback ports; it is killed when disposed.</summary>
internal sealed class NodeosProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly ConcurrentQueue<string> _output = [];

    /// <param name="executable">nodeos.</param>
    /// <param name="directory">Where its config.ini, data and log go.</param>
    /// <param name="config">Further lines of config.ini.</param>
    /// <param name="arguments">Further arguments.</param>
    public NodeosProcess(string executable, string directory, IEnumerable<string> config, IEnumerable<string> arguments)
    {
        var httpPort = FreePort();
        P2pPort = FreePort();
        LogFile = Path.Combine(directory, "nodeos.log");
        File.WriteAllLines(Path.Combine(directory, "config.ini"),
        [
            $"http-server-address = 127.0.0.1:{httpPort}", $"p2p-listen-endpoint = 127.0.0.1:{P2pPort}",
            "chain-state-db-size-mb = 512", "resource-monitor-not-shutdown-on-threshold-exceeded = true",
            "plugin = eosio::chain_api_plugin", "plugin = eosio::producer_api_plugin", .. config,
        ]);
        _process = Process.Start(new ProcessStartInfo(executable,
            ["--config-dir", directory, "--data-dir", Path.Combine(directory, "data"), .. arguments])
        { RedirectStandardError = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{executable} did not start");
        _process.ErrorDataReceived += (_, line) => File.AppendAllText(LogFile, line.Data + "\n");
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}") };
        Api = new(_http);
    }

    /// <summary>What LAB_NODEOS names; the test is skipped when it names none.</summary>
    public static string Executable => Named("LAB_NODEOS", "a nodeos");

    /// <summary>What LAB_SPRING names; the test is skipped when it names none.</summary>
    public static string Spring => Named("LAB_SPRING", "a nodeos of Spring 1.2");

    public int P2pPort { get; }
    public string LogFile { get; }
    public ChainClient Api { get; }

    /// <summary>Lines of its standard output, to the last once it has ended in order.</summary>
    public IEnumerable<string> Output => _output;

    /// <summary>Its HTTP API.</summary>
    public HttpClient Http => _http;

    /// <summary>Waits for the first answer.</summary>
    public async Task AnswersAsync()
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Limit)
        {
            try
            {
                await Api.GetInfoAsync();
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
        throw new TimeoutException($"nodeos did not answer within {Limit.TotalSeconds} s; see {LogFile}");
    }

    /// <summary>Ends it in order, by SIGTERM.</summary>
    public async Task StopAsync()
    {
        using var stop = Process.Start("kill", [_process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Named(string variable, string what)
    {
        var executable = Environment.GetEnvironmentVariable(variable);
        Skip.If(executable is null, $"{variable} does not name {what}");
        return executable!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
