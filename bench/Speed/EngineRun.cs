using Antelope;
using Antelope.Api;
using Bench.Network;

namespace Bench.Speed;

/// <summary>All measurements of one engine, with one chain.</summary>
internal sealed class EngineRun(string executable, string root, SpeedOptions options)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly NetworkNode _node = new($"speed-{Path.GetFileName(executable)}", executable, root);

    public SpeedFigures Figures { get; } = new();

    /// <summary>Where its blocks.log is afterwards.</summary>
    public string BlockLog => Path.Combine(_node.Directory, "blocks", "blocks.log");

    /// <summary>Starts a chain, fills it and measures; the node is stopped afterwards.</summary>
    public async Task MeasureChainAsync(Func<ChainInfo, Checksum256, TransferChain> makeChain, CancellationToken cancellation)
    {
        await using var node = _node;
        string[] producing = ["--enable-stale-production", "--producer-name", "eosio"];
        await File.WriteAllTextAsync(Path.Combine(node.Directory, "config.ini"), $"signature-provider = {TransferChain.Key.PublicKey}=KEY:{TransferChain.Key.ToWif()}\n", cancellation);
        node.Start([.. producing, "--genesis-json", Path.Combine(root, "genesis.json")]);
        var info = await FirstAnswerAsync(node, cancellation);
        var chain = makeChain(info, Checksum256.Parse((await node.Api.GetBlockInfoAsync(1, cancellation))["id"].AsString()));
        foreach (var transaction in chain.Setup)
            await node.Api.SendTransactionAsync(transaction, cancellation);
        await BlocksAsync(node, 3, cancellation);
        var idle = ProcessUse.Read([node.Id])[0];
        Figures.Add($"resident memory with {chain.Accounts.Count} accounts", idle.ResidentMegabytes, "MB", moreIsBetter: false);

        await TransferAsync(node, chain, "send_transaction2", json => $$"""{"return_failure_trace":true,"retry_trx":false,"transaction":{{json}}}""", cancellation);
        await TransferAsync(node, chain, "push_transaction", json => json, cancellation);

        await node.StopAsync();
        var start = _clock.GetTimestamp();
        node.Start(producing);
        await FirstAnswerAsync(node, cancellation);
        Figures.Add("start to first answer, existing chain", _clock.GetElapsedTime(start).TotalMilliseconds, "ms", moreIsBetter: false);
        await node.StopAsync();
    }

    /// <summary>Replays a log into an empty directory, up to the block at which it ends.</summary>
    /// <param name="blockLog">The file.</param>
    /// <param name="blocks">The number of its last block.</param>
    /// <param name="transactions">How many they have.</param>
    /// <param name="checks">Whether signatures and authority are checked, too; else a node trusts its own log.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task MeasureReplayAsync(string blockLog, uint blocks, int transactions, bool checks, CancellationToken cancellation)
    {
        var how = checks ? "with all checks" : "without";
        await using var node = new NetworkNode($"replay-{_node.Engine}-{(checks ? "checks" : "plain")}", _node.Executable, root);
        var directory = Directory.CreateDirectory(Path.Combine(node.Directory, "blocks"));
        File.Copy(blockLog, Path.Combine(directory.FullName, "blocks.log"));
        var start = _clock.GetTimestamp();
        node.Start(checks ? ["--replay-blockchain", "--force-all-checks"] : ["--replay-blockchain"]);
        var info = await FirstAnswerAsync(node, cancellation);
        var seconds = _clock.GetElapsedTime(start).TotalSeconds;
        var cpu = ProcessUse.Read([node.Id])[0].CpuSeconds;
        if (info.HeadBlockNum < blocks)
            throw new InvalidOperationException($"{node.Engine} replayed {info.HeadBlockNum} of {blocks} blocks; see {node.LogFile}");
        Figures.Add($"replay of {blocks} blocks {how}, start of the process included", blocks / seconds, "blocks/s", moreIsBetter: true);
        Figures.Add($"  their {transactions} transactions", transactions / seconds, "transactions/s", moreIsBetter: true);
        Figures.Add("  processor time", cpu, "s", moreIsBetter: false);
        await node.StopAsync();
    }

    private async Task TransferAsync(NetworkNode node, TransferChain chain, string endpoint, Func<string, string> wrap, CancellationToken cancellation)
    {
        var (_, warming) = chain.Transfers(options.Transfers / 4, $"warm {endpoint}", wrap);
        var (ids, bodies) = chain.Transfers(options.Transfers, endpoint, wrap);
        await TransferLoad.SendAsync(node.HttpPort, $"/v1/chain/{endpoint}", warming, options.Connections, cancellation);
        var first = (await node.Api.GetInfoAsync(cancellation)).HeadBlockNum;
        var (use, written) = (ProcessUse.Read([node.Id])[0], ProcessUse.WrittenBytes(node.Id));
        var time = await TransferLoad.SendAsync(node.HttpPort, $"/v1/chain/{endpoint}", bodies, options.Connections, cancellation);
        var cpu = ProcessUse.Read([node.Id])[0].CpuSeconds - use.CpuSeconds;
        var last = await BlocksAsync(node, 3, cancellation);
        var bytes = ProcessUse.WrittenBytes(node.Id) - written;
        await CheckAsync(node, ids, first, last, cancellation);
        Figures.Add($"transfers over {options.Connections} connections, {endpoint}", ids.Length / time.TotalSeconds, "1/s", moreIsBetter: true);
        Figures.Add("  processor time of the node", cpu / ids.Length * 1e6, "us each", moreIsBetter: false);
        Figures.Add("  bytes written", bytes / (double)(last - first) / 1000, "kB/block", moreIsBetter: false);
    }

    /// <summary>Throws unless each of the transactions is in one of the blocks.</summary>
    private static async Task CheckAsync(NetworkNode node, Checksum256[] ids, uint first, uint last, CancellationToken cancellation)
    {
        var missing = ids.Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
        for (var number = first; number <= last; number++)
        {
            var block = await node.Api.GetBlockAsync($"{number}", cancellation);
            foreach (var receipt in block["transactions"].AsArray().Where(r => r["status"].AsString() == "executed" && r["trx"].IsObject))
                missing.Remove(receipt["trx"]["id"].AsString());
        }
        if (missing.Count > 0)
            throw new InvalidOperationException($"{node.Engine} accepted {missing.Count} transactions that are in none of the blocks {first} to {last}: {missing.First()}");
    }

    private static async Task<uint> BlocksAsync(NetworkNode node, uint more, CancellationToken cancellation)
    {
        var from = (await node.Api.GetInfoAsync(cancellation)).HeadBlockNum;
        var info = await Waiting.UntilAsync("further blocks", Limit, async token =>
        {
            var now = await node.Api.GetInfoAsync(token);
            return (now.HeadBlockNum >= from + more ? now : null, $"block {now.HeadBlockNum}");
        }, cancellation);
        return info.HeadBlockNum;
    }

    private async Task<ChainInfo> FirstAnswerAsync(NetworkNode node, CancellationToken cancellation)
    {
        // Not the chain client, which pauses between its attempts.
        using var http = new HttpClient();
        var start = _clock.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{node.HttpPort}/v1/chain/get_info", cancellation);
                answer.EnsureSuccessStatusCode();
                return await node.Api.GetInfoAsync(cancellation);
            }
            catch (HttpRequestException) when (_clock.GetElapsedTime(start) < Limit && node.IsRunning)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), _clock, cancellation);
            }
        }
    }
}
