using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Antelope;
using Antelope.Api;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>The cases on a real nodeos, a process with files of its own.</summary>
internal sealed partial class NodeosCases : ICaseNode
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory _directory = new();
    private readonly NodeosProcess _process;

    private NodeosCases(string executable)
    {
        var key = CaseMaterial.Key;
        _process = new(executable, _directory.Path,
        [
            "enable-stale-production = true", "producer-name = eosio", $"signature-provider = {key.PublicKey}=KEY:{key.ToWif()}", "contracts-console = true",
            "max-transaction-time = 5000", "http-max-response-time-ms = 10000", "abi-serializer-max-time-ms = 5000",
            "subjective-account-max-failures = 1000000", "disable-subjective-billing = true",
        ], ["--genesis-json", Golden.PathOf("chain/genesis.json")]);
    }

    private ChainClient Api => _process.Api;

    public static async Task<NodeosCases> StartAsync(string executable)
    {
        var node = new NodeosCases(executable);
        await node._process.AnswersAsync();
        await node.WaitForHeadAsync(3);
        return node;
    }

    public async Task ActivateAsync(Checksum256 feature)
    {
        await Api.CallAsync("/v1/producer/schedule_protocol_feature_activations",
            new VariantObject { { "protocol_features_to_activate", new Variant[] { feature } } });
        await NextBlockAsync();
        await NextBlockAsync();
    }

    public async Task NextBlockAsync() => await WaitForHeadAsync((await Api.GetInfoAsync()).HeadBlockNum + 1);

    public async Task<string> PushAsync(PackedTransaction transaction)
    {
        try
        {
            return Describe((await Api.SendTransaction2Async(transaction)).Processed);
        }
        catch (ChainApiException error)
        {
            return $"{error.Code} {CaseText.OfMessage(error.Details.FirstOrDefault(""))}";
        }
    }

    /// <summary>Ends nodeos once its block log has the head, and gives that head and its integrity hash.</summary>
    public async Task<(uint BlockNum, string IntegrityHash, string BlocksDirectory)> FinishAsync()
    {
        var answer = await Api.CallAsync("/v1/producer/get_integrity_hash", new VariantObject());
        var block = BlockHeader.NumFromId(Checksum256.Parse(answer["head_block_id"].AsString()));
        await WaitForHeadAsync(block + 2);
        await _process.StopAsync();
        return (block, answer["integrity_hash"].AsString(), _directory.File("data/blocks"));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _directory.Dispose();
    }

    private async Task WaitForHeadAsync(uint block)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Limit)
        {
            if ((await Api.GetInfoAsync()).HeadBlockNum >= block)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        throw new TimeoutException($"nodeos did not reach block {block} in {Limit.TotalSeconds} s");
    }

    private static string Describe(Variant trace)
    {
        var outcome = new StringBuilder(trace["except"].IsNull ? "executed" : Error(trace["except"]));
        if (!trace["error_code"].IsNull)
            outcome.Append(null, $" code {trace["error_code"].AsString()}");
        if (!trace["except"].IsNull)
            outcome.Append(CaseText.OfStack(trace["except"]));
        foreach (var action in trace["action_traces"].AsArray())
        {
            outcome.Append(null, $"\n{action["action_ordinal"].AsString()} {action["receiver"].AsString()} {action["act"]["account"].AsString()}:{action["act"]["name"].AsString()}{(action["receipt"].IsNull ? "" : " receipt")}");
            foreach (var delta in action["account_ram_deltas"].AsArray())
                outcome.Append(null, $" {delta["account"].AsString()}{delta["delta"].AsInt64():+0;-0;+0}");
            outcome.Append(null, $" returned {action["return_value_hex_data"].AsString()} console {CaseText.Of(action["console"].AsString())}");
            if (!action["except"].IsNull)
                outcome.Append(CaseText.OfStack(action["except"]));
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
}
