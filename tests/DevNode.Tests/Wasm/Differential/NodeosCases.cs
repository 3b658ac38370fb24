using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Antelope;
using Antelope.Api;
using Antelope.Chain;
using Antelope.Json;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>The cases on a real nodeos, a process with files of its own.</summary>
internal sealed partial class NodeosCases : ICaseNode
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly string _directory = Directory.CreateTempSubdirectory("nodeos-cases").FullName;
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly ChainClient _client;

    private NodeosCases(string executable)
    {
        var port = FreePort();
        var key = CaseMaterial.Key;
        File.WriteAllText(Path.Combine(_directory, "config.ini"), $"""
            http-server-address = 127.0.0.1:{port}
            p2p-listen-endpoint = 127.0.0.1:{FreePort()}
            enable-stale-production = true
            producer-name = eosio
            signature-provider = {key.PublicKey}=KEY:{key.ToWif()}
            contracts-console = true
            max-transaction-time = 5000
            http-max-response-time-ms = 10000
            abi-serializer-max-time-ms = 5000
            subjective-account-max-failures = 1000000
            disable-subjective-billing = true
            chain-state-db-size-mb = 512
            resource-monitor-not-shutdown-on-threshold-exceeded = true
            plugin = eosio::chain_api_plugin
            plugin = eosio::producer_api_plugin
            """);
        _process = Process.Start(new ProcessStartInfo(executable,
            ["--config-dir", _directory, "--data-dir", Path.Combine(_directory, "data"), "--genesis-json", Golden.PathOf("chain/genesis.json")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException($"{executable} did not start");
        _process.ErrorDataReceived += (_, line) => File.AppendAllText(Path.Combine(_directory, "log"), line.Data + "\n");
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        _client = new ChainClient(_http);
    }

    public static async Task<NodeosCases> StartAsync(string executable)
    {
        var node = new NodeosCases(executable);
        await node.WaitForHeadAsync(3);
        return node;
    }

    public async Task ActivateAsync(Checksum256 feature)
    {
        await _client.CallAsync("/v1/producer/schedule_protocol_feature_activations",
            new VariantObject { { "protocol_features_to_activate", new Variant[] { feature } } });
        await NextBlockAsync();
        await NextBlockAsync();
    }

    public async Task NextBlockAsync() => await WaitForHeadAsync((await _client.GetInfoAsync()).HeadBlockNum + 1);

    public async Task<string> PushAsync(PackedTransaction transaction)
    {
        try
        {
            return Describe((await _client.SendTransaction2Async(transaction)).Processed);
        }
        catch (ChainApiException error)
        {
            return $"{error.Code} {CaseText.OfMessage(error.Details.FirstOrDefault(""))}";
        }
    }

    /// <summary>Ends nodeos once its block log has the head, and gives that head and its integrity hash.</summary>
    public async Task<(uint BlockNum, string IntegrityHash, string BlocksDirectory)> FinishAsync()
    {
        var answer = await _client.CallAsync("/v1/producer/get_integrity_hash", new VariantObject());
        var block = BlockHeader.NumFromId(Checksum256.Parse(answer["head_block_id"].AsString()));
        await WaitForHeadAsync(block + 2);
        using var stop = Process.Start("kill", [_process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return (block, answer["integrity_hash"].AsString(), Path.Combine(_directory, "data", "blocks"));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task WaitForHeadAsync(uint block)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Limit)
        {
            try
            {
                if ((await _client.GetInfoAsync()).HeadBlockNum >= block)
                    return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // still starting
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        throw new TimeoutException($"nodeos did not reach block {block} in {Limit.TotalSeconds} s");
    }

    private static string Describe(Variant trace)
    {
        var outcome = new StringBuilder(trace["except"].IsNull ? "executed" : Error(trace["except"]));
        if (!trace["error_code"].IsNull)
            outcome.Append(null, $" code {trace["error_code"].AsString()}");
        foreach (var action in trace["action_traces"].AsArray())
        {
            outcome.Append(null, $"\n{action["action_ordinal"].AsString()} {action["receiver"].AsString()} {action["act"]["account"].AsString()}:{action["act"]["name"].AsString()}{(action["receipt"].IsNull ? "" : " receipt")}");
            foreach (var delta in action["account_ram_deltas"].AsArray())
                outcome.Append(null, $" {delta["account"].AsString()}{delta["delta"].AsInt64():+0;-0;+0}");
            outcome.Append(null, $" returned {action["return_value_hex_data"].AsString()} console {CaseText.Of(action["console"].AsString())}");
        }
        return outcome.ToString();
    }

    private static string Error(Variant except)
    {
        var top = except["stack"].AsArray().FirstOrDefault();
        var data = top["data"];
        var message = Placeholder().Replace(top["format"].AsString(), match =>
            data.IsObject && data.AsObject().TryGet(match.Groups[1].Value, out var value) ? value.IsObject || value.IsArray ? value.ToString() : value.AsString() : match.Value);
        return $"{except["code"].AsString()} {CaseText.OfMessage(message)}";
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Placeholder();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
