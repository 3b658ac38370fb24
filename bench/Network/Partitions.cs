using System.Globalization;
using Antelope;
using Antelope.Chain;

namespace Bench.Network;

/// <summary>
/// Cuts a network in two again and again under load. After each time the sides made blocks of their own, production rests while they meet:
/// every node must go over to the head that nodeos's fork choice prefers, and blocks go on from there.
/// </summary>
internal sealed class Partitions(BootedNetwork network, Links links, int seed, double rate)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly Random _random = new(seed);
    private readonly Load _load = new(network.Nodes, new RandomTransactions(seed, [.. network.Nodes.Select(n => (Name)n.Name)]).Next, rate / 2);
    private readonly Load _sure = new(network.Nodes, new SureTransfers(seed).Next, rate / 2);

    /// <summary>Makes so many partitions and heals them; throws <see cref="InvalidOperationException"/> or <see cref="TimeoutException"/> when the sides do not meet as they should.</summary>
    public async Task RunAsync(int count, CancellationToken cancellation)
    {
        var first = (await network.Nodes[0].Api.GetInfoAsync(cancellation)).HeadBlockNum;
        for (var number = 1; number <= count; number++)
        {
            var side = Sides();
            var duration = TimeSpan.FromSeconds(_random.Next(15, 45));
            Print($"partition {number}, {duration.TotalSeconds:F0} s: {Names(side, true)} | {Names(side, false)}");
            await links.CutAsync(i => side[i]);
            await SendAsync(duration, cancellation);
            await MeetAsync(side, cancellation);
            await SendAsync(TimeSpan.FromSeconds(_random.Next(3, 10)), cancellation);
        }
        await ReturnedAsync(first, cancellation);
    }

    public IEnumerable<Load> Loads => [_load, _sure];

    private Task SendAsync(TimeSpan duration, CancellationToken cancellation) =>
        Task.WhenAll(_load.RunAsync(duration, cancellation), _sure.RunAsync(duration, cancellation));

    /// <summary>Which nodes are on one side; none of the two is empty.</summary>
    private bool[] Sides()
    {
        var bits = _random.Next(1, (1 << network.Nodes.Count) - 1);
        return [.. Enumerable.Range(0, network.Nodes.Count).Select(i => (bits >> i & 1) != 0)];
    }

    private string Names(bool[] side, bool which) =>
        string.Join(", ", network.Nodes.Where((_, i) => side[i] == which).Select(n => $"{n.Name} {n.Engine}"));

    private async Task MeetAsync(bool[] side, CancellationToken cancellation)
    {
        await Task.WhenAll(network.Nodes.Select(n => n.Api.PauseAsync(cancellation)));
        var (one, other) = (await TipAsync(side, true, cancellation), await TipAsync(side, false, cancellation));
        var preference = one.ComparePreference(other);
        Print($"    heads {one} | {other}");
        links.Heal(i => side[i]);
        if (preference != 0)
        {
            var preferred = preference > 0 ? one : other;
            var began = TimeProvider.System.GetTimestamp();
            await HeadsAsync($"all nodes on block {preferred}", heads => heads.All(h => h == preferred), cancellation);
            Print($"    all on {preferred} after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F1} s");
        }
        await Task.WhenAll(network.Nodes.Select(n => n.Api.ResumeAsync(cancellation)));
        var last = Math.Max(one.BlockNum, other.BlockNum);
        await HeadsAsync("blocks after the partition on all nodes", heads => heads.All(h => h.BlockNum > last + 1), cancellation);
        await Waiting.UntilAsync($"one block {last + 1} on all nodes", Limit, async token =>
        {
            var ids = await Task.WhenAll(network.Nodes.Select(async n => (await n.Api.GetBlockInfoAsync(last + 1, token))["id"].AsString()));
            return (ids.Distinct().Count() == 1 ? ids : null, string.Join(", ", ids));
        }, cancellation);
    }

    private Task<Tip> TipAsync(bool[] side, bool which, CancellationToken cancellation) =>
        NetworkState.RestAsync([.. network.Nodes.Where((_, i) => side[i] == which)], cancellation);

    private Task HeadsAsync(string what, Func<Tip[], bool> condition, CancellationToken cancellation) =>
        Waiting.UntilAsync(what, Limit, async token =>
        {
            var heads = await Task.WhenAll(network.Nodes.Select(async n => Tip.Of(await n.Api.GetInfoAsync(token))));
            return (condition(heads) ? heads : null, string.Join(", ", heads.AsEnumerable()));
        }, cancellation);

    /// <summary>Every sure transfer that a node accepted is in the chain, once.</summary>
    private async Task ReturnedAsync(uint first, CancellationToken cancellation)
    {
        var missing = _sure.AcceptedIds.ToHashSet();
        var (next, count) = (first, missing.Count);
        await Waiting.UntilAsync("every accepted transfer in the chain", Limit, async token =>
        {
            for (var last = (await network.Nodes[0].Api.GetInfoAsync(token)).LastIrreversibleBlockNum; next <= last; next++)
            {
                var block = await network.Nodes[0].Api.GetBlockAsync(next.ToString(CultureInfo.InvariantCulture), token);
                foreach (var receipt in block["transactions"].AsArray().Where(r => r["trx"].IsObject && r["status"].AsString() == "executed"))
                    missing.Remove(Checksum256.Parse(receipt["trx"]["id"].AsString()));
            }
            return (missing.Count == 0 ? missing : null, $"{missing.Count} of {count} are not in an irreversible block up to {next - 1}: {string.Join(", ", missing.Take(3))}");
        }, cancellation);
        Print($"{count} transfers accepted meanwhile, all in the chain");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
