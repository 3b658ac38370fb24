using Antelope.Api;

namespace Bench.Robustness;

/// <summary>
/// Kills producers of a loaded network at random moments (SIGKILL; one in twenty a clean stop, so that saved states of all ages
/// are met), restarts them, and checks that each ends on the chain of its peers with every block that was irreversible.
/// </summary>
internal sealed class KillRun(int seed, int count, string directory, TextWriter output)
{
    private static readonly TimeSpan RestartLimit = TimeSpan.FromSeconds(600);
    private readonly Random _random = new(seed);

    /// <summary>Runs to the end; <see cref="RobustnessException"/> names what went wrong.</summary>
    public async Task RunAsync()
    {
        await using var network = await ProducerNetwork.StartAsync(directory);
        var kills = 0;
        var load = new TokenLoad();
        await using (load)
        {
            load.Start(network.Nodes, perSecond: 20, seed);
            while (kills < count)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(200, 3000)), TimeProvider.System);
                var victims = Victims(network.Nodes).Take(count - kills).ToList();
                await RoundAsync(network.Nodes, victims);
                kills += victims.Count;
                var info = await network.Nodes[0].Api.GetInfoAsync();
                output.WriteLine($"{kills,4} kills  head {info.HeadBlockNum}  irreversible {info.LastIrreversibleBlockNum}  transfers {load.Accepted}");
            }
        }
        await CompareAsync(network.Nodes, load.Accepted);
    }

    private List<DevNodeProcess> Victims(IReadOnlyList<DevNodeProcess> nodes)
    {
        var number = _random.Next(20) switch { 0 => 3, 1 or 2 => 2, _ => 1 };
        return [.. nodes.OrderBy(_ => _random.Next()).Take(number)];
    }

    private async Task RoundAsync(IReadOnlyList<DevNodeProcess> nodes, IReadOnlyList<DevNodeProcess> victims)
    {
        var before = await Task.WhenAll(victims.Select(async v => (Node: v, Info: await v.Api.GetInfoAsync())));
        await Task.WhenAll(victims.Select(v => _random.Next(20) == 0 ? v.StopAsync() : v.KillAsync()));
        foreach (var victim in victims)
            victim.Launch(genesis: true);
        foreach (var (node, info) in before)
        {
            await Waiting.TrueAsync($"{node.Directory} beyond block {info.HeadBlockNum} again", RestartLimit, async () =>
                node.IsRunning ? await node.TryInfoAsync() is { } now && now.HeadBlockNum > info.HeadBlockNum && now.LastIrreversibleBlockNum >= info.LastIrreversibleBlockNum
                    : throw new RobustnessException($"{node.Directory} did not start again:\n{node.OutputTail()}"));
            RobustnessException.Unless(await node.BlockIdAsync(info.LastIrreversibleBlockNum) == info.LastIrreversibleBlockId.ToString(),
                $"{node.Directory} lost the irreversible block {info.LastIrreversibleBlockNum} {info.LastIrreversibleBlockId}");
        }
        await AgreeAsync(nodes);
    }

    /// <summary>What is irreversible on all nodes is the same; once in five times all wait until that has advanced beyond the present heads.</summary>
    private async Task AgreeAsync(IReadOnlyList<DevNodeProcess> nodes)
    {
        var heads = (await Task.WhenAll(nodes.Select(n => n.Api.GetInfoAsync()))).Max(i => i.HeadBlockNum);
        if (_random.Next(5) == 0)
        {
            await Waiting.TrueAsync($"block {heads} irreversible on all nodes", RestartLimit, async () =>
                (await Task.WhenAll(nodes.Select(n => n.TryInfoAsync()))).All(i => i?.LastIrreversibleBlockNum >= heads));
        }
        var agreed = (await Task.WhenAll(nodes.Select(n => n.Api.GetInfoAsync()))).Min(i => i.LastIrreversibleBlockNum);
        var ids = await Task.WhenAll(nodes.Select(n => n.BlockIdAsync(agreed)));
        RobustnessException.Unless(ids.Distinct().Count() == 1, $"irreversible block {agreed} differs: {string.Join(", ", ids)}");
    }

    /// <summary>The same blocks and the same state everywhere, once production is paused.</summary>
    private async Task CompareAsync(IReadOnlyList<DevNodeProcess> nodes, int transfers)
    {
        foreach (var node in nodes)
            await node.Api.PauseAsync();
        await Waiting.TrueAsync("one head on all nodes", TimeSpan.FromSeconds(60), async () =>
            (await Task.WhenAll(nodes.Select(n => n.Api.GetInfoAsync()))).Select(i => i.HeadBlockId).Distinct().Count() == 1);
        var info = await nodes[0].Api.GetInfoAsync();
        for (var number = 1u; number <= info.HeadBlockNum; number++)
        {
            var ids = await Task.WhenAll(nodes.Select(n => n.BlockIdAsync(number)));
            RobustnessException.Unless(ids.Distinct().Count() == 1, $"block {number} differs: {string.Join(", ", ids)}");
        }
        var hashes = await Task.WhenAll(nodes.Select(async n => (await n.Api.CallAsync("/v1/producer/get_integrity_hash", default))["integrity_hash"].AsString()));
        RobustnessException.Unless(hashes.Distinct().Count() == 1, $"the state differs at block {info.HeadBlockNum}: {string.Join(", ", hashes)}");
        var sum = await TokenLoad.SumOfBalancesAsync(nodes[0]);
        RobustnessException.Unless(sum == 10_000_000_000, $"balances sum to {sum}");
        var refused = nodes.SelectMany(n => File.ReadLines(n.OutputFile)).Where(l => l.Contains(" crit: ", StringComparison.Ordinal) || l.Contains("Unhandled", StringComparison.Ordinal)).Take(5).ToList();
        RobustnessException.Unless(refused.Count == 0, string.Join('\n', refused));
        output.WriteLine($"seed {seed}: {count} kills, {transfers} transfers; {info.HeadBlockNum} blocks and the state {hashes[0]} are the same on all nodes");
    }
}
