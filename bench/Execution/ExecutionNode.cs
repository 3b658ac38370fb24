using System.Buffers.Binary;
using Antelope;
using Antelope.Api;
using Antelope.Chain;
using Antelope.Json;
using Bench.Robustness;
using DevNode.Chain;
using Action = Antelope.Chain.Action;

namespace Bench.Execution;

/// <summary>A producing node whose chain has all protocol features, and an account for each contract.</summary>
internal sealed class ExecutionNode : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly string _directory = Directory.CreateTempSubdirectory("lab-execution-").FullName;
    private readonly Dictionary<string, Name> _accounts = [];
    private readonly DevNodeProcess _node;
    private readonly Signer _signer;
    private ulong _distinct;

    private ExecutionNode(string executable)
    {
        _node = new(_directory, $"{DevNodeProcess.Producer}\ndisable-subjective-billing = true\nsubjective-account-max-failures = 1000000", executable);
        _signer = new(() => _node);
    }

    /// <summary>Starts the node, activates the features, sets the contracts of the programs.</summary>
    public static async Task<ExecutionNode> StartAsync(string executable, IEnumerable<ExecutionProgram> programs)
    {
        var node = new ExecutionNode(executable);
        try
        {
            await node._node.StartAsync();
            await node.ActivateAsync();
            foreach (var contract in programs.Select(program => program.Contract).Distinct(StringComparer.Ordinal))
                await node.DeployAsync(contract);
            await node.BlocksAsync(1);
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Microseconds that the node says an execution took; null when that was longer than it lets a transaction take.</summary>
    public async Task<long?> ElapsedAsync(ExecutionProgram program)
    {
        Span<byte> distinct = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(distinct, _distinct++);
        Action run = new(_accounts[program.Contract], "run", [new(_accounts[program.Contract], "active")], [.. program.Data, .. distinct]);
        var info = await _node.Api.GetInfoAsync();
        var transaction = TransactionBuilder.Build(info.LastIrreversibleBlockId, info.HeadBlockTime, [run], TimeSpan.FromMinutes(5));
        var trace = (await _node.Api.SendTransaction2Async(transaction.Sign(info.ChainId, [DevNodeProcess.Key]))).Processed;
        if (trace["except"].IsNull)
            return trace["elapsed"].AsInt64();
        var name = trace["except"]["name"].AsString();
        return name is "tx_cpu_usage_exceeded" or "deadline_exception"
            ? null
            : throw new InvalidOperationException($"{program.Label} on {_node.Executable}: {trace["except"]}");
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task ActivateAsync()
    {
        var features = ProtocolFeatureSet.CreateDefault();
        await _node.Api.CallAsync("/v1/producer/schedule_protocol_feature_activations",
            new VariantObject { { "protocol_features_to_activate", new Variant[] { features.GetBuiltinDigest(BuiltinProtocolFeature.PreactivateFeature)!.Value } } });
        await BlocksAsync(2);
        await _signer.SendAsync(Signer.SetCode("eosio", ExecutionProgram.Code("activate")));
        // in the order of their declaration none comes before what it depends on
        byte[] digests =
        [
            .. Enum.GetValues<BuiltinProtocolFeature>().Except([BuiltinProtocolFeature.PreactivateFeature])
                .SelectMany(feature => features.GetBuiltinDigest(feature)!.Value.Bytes.ToArray()),
        ];
        await _signer.SendAsync(new Action("eosio", "activate", [new("eosio", "active")], digests));
        await BlocksAsync(2);
    }

    private async Task DeployAsync(string contract)
    {
        Name account = $"contract{(char)('a' + _accounts.Count)}";
        _accounts.Add(contract, account);
        await _signer.SendAsync(Signer.NewAccount(account));
        await _signer.SendAsync(Signer.SetCode(account, ExecutionProgram.Code(contract)));
    }

    private async Task BlocksAsync(uint more)
    {
        var from = await _node.HeadAsync();
        await Waiting.TrueAsync($"{more} blocks", Limit, async () => await _node.HeadAsync() >= from + more);
    }
}
