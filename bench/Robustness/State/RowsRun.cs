using Antelope;
using Antelope.Api;

namespace Bench.Robustness;

/// <summary>Very many rows in one table: stored by a contract, counted and read back, and the same after a clean stop and after a replay.</summary>
internal sealed class RowsRun(long count, string directory, TextWriter output)
{
    private const uint RowsPerAction = 2000;

    /// <summary>Runs to the end; <see cref="RobustnessException"/> names what went wrong.</summary>
    public async Task RunAsync()
    {
        await using var node = new DevNodeProcess(directory, DevNodeProcess.Producer);
        await node.StartAsync();
        var signer = new Signer(() => node);
        await signer.InsistAsync("the contract", Signer.SetCode("eosio", Signer.Probe));
        for (long stored = 0; stored < count; stored += RowsPerAction)
        {
            var first = (ulong)stored;
            await signer.InsistAsync($"rows from {first}", Signer.Call("eosio", "fill", "eosio", w =>
            {
                w.WriteUInt64(first);
                w.WriteUInt64(Math.Min(RowsPerAction, (ulong)count - first));
            }));
        }
        var last = (await node.Api.GetInfoAsync()).HeadBlockNum;
        await Waiting.TrueAsync("the rows' last block irreversible", TimeSpan.FromSeconds(60), async () => await node.TryInfoAsync() is { } i && i.LastIrreversibleBlockNum >= last);
        await CheckAsync(node, "after storing");
        await node.StopAsync();
        await node.StartAsync();
        await CheckAsync(node, "after a clean stop");
        await node.KillAsync();
        await node.StartAsync("--replay-blockchain");
        await CheckAsync(node, "after a replay");
    }

    private async Task CheckAsync(DevNodeProcess node, string when)
    {
        var tables = await node.Api.GetTableByScopeAsync("eosio", "rows");
        var stored = tables.Rows.Single()["count"].AsUInt64();
        RobustnessException.Unless(stored == (ulong)count, $"{stored} rows {when}, not {count}");
        output.WriteLine(FormattableString.Invariant($"{stored} rows {when}, RSS {node.ResidentMegabytes:F0} MB"));
    }
}
