using System.Diagnostics;
using System.Globalization;
using Antelope;
using Antelope.Chain;

namespace Bench.Robustness;

/// <summary>Floods the p2p and HTTP ports of a producer that a follower hangs on, and checks that both go on; beside nodeos when there is one.</summary>
/// <param name="seed">Seed of what the connections send.</param>
/// <param name="connections">How many there are, a fifth of them to the API.</param>
/// <param name="duration">How long.</param>
/// <param name="mayMiss">Slots without a block that are allowed, beyond those of nodeos: 0, but for a busy machine.</param>
/// <param name="nodeos">The nodeos to do the same to first; null for none.</param>
/// <param name="directory">Where the nodes' files go.</param>
/// <param name="output">Gets the figures.</param>
internal sealed class FloodRun(int seed, int connections, TimeSpan duration, int mayMiss, string? nodeos, string directory, TextWriter output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>A hundred requests, fifty a second, come to the limit of what waits to be written.</summary>
    private static readonly TimeSpan UnreadLimit = TimeSpan.FromSeconds(60);
    private const int LargeAbiBytes = 400_000;

    /// <summary>Connections that never read the large block; each holds 40 MB of the node until it is closed.</summary>
    private const int UnreadBlocks = 4;

    /// <summary>Of 25 connections, how many of each kind.</summary>
    private static readonly FloodKind[] Mixture =
    [
        .. Enumerable.Repeat(FloodKind.Idle, 8), .. Enumerable.Repeat(FloodKind.SlowLoris, 3), .. Enumerable.Repeat(FloodKind.UnfilledFrame, 4),
        FloodKind.Handshakes, FloodKind.Times, FloodKind.Requests, FloodKind.UnreadSyncs, FloodKind.Churn,
        FloodKind.HttpIdle, FloodKind.HttpEndlessHead, FloodKind.HttpEndlessBody, FloodKind.HttpRequests, FloodKind.HttpChurn,
    ];

    /// <summary>Runs to the end; <see cref="RobustnessException"/> names what went wrong. Slots may be missed only as far as nodeos missed some too.</summary>
    public async Task<FloodFigures> RunAsync()
    {
        if (nodeos is not null)
            await ClientLimits.CheckAsync(Path.Combine(directory, "nodeos", "limited"), nodeos);
        await ClientLimits.CheckAsync(Path.Combine(directory, "devnode", "limited"), null);
        var other = nodeos is null ? null : await FloodAsync("nodeos", nodeos);
        var ours = await FloodAsync("devnode", null);
        RobustnessException.Unless(ours.MissedSlots <= mayMiss + (other?.MissedSlots ?? 0), $"{ours.MissedSlots} slots were missed");
        foreach (var (kind, (opened, closed)) in ours.Outcomes)
        {
            RobustnessException.Unless(kind != FloodKind.UnreadBlocks || closed == opened, $"{opened - closed} of {opened} connections that read nothing were left");
            // How soon answers that are not read come to the limit depends on how fast an engine gives them.
            if (other?.Outcomes[kind] is { } theirs && !Attacker.IsHttp(kind) && kind != FloodKind.UnreadSyncs)
                RobustnessException.Unless((theirs.Closed > 0) == (closed > 0), $"of {kind} connections DevNode closed {closed}, nodeos {theirs.Closed}");
        }
        return ours;
    }

    private async Task<FloodFigures> FloodAsync(string name, string? executable)
    {
        var many = connections + 100;
        await using var producer = new DevNodeProcess(Path.Combine(directory, name, "producer"), DevNodeProcess.Producer, executable, many, many);
        await producer.StartAsync();
        await using var follower = new DevNodeProcess(Path.Combine(directory, name, "follower"), $"p2p-peer-address = {producer.P2pAddress}", executable);
        await follower.StartAsync();
        var target = await TargetAsync(producer);
        await FollowsAsync(producer, follower);

        var before = producer.ResidentMegabytes;
        var kinds = Enumerable.Repeat(FloodKind.UnreadBlocks, UnreadBlocks).Concat(Enumerable.Range(0, connections).Select(i => Mixture[i % Mixture.Length]));
        var attackers = kinds.Select((kind, i) => new Attacker(kind, target, new Random(unchecked((seed * 7919) + i)), kind == FloodKind.UnreadBlocks ? Pause / 5 : Pause)).ToList();
        using (var limit = new CancellationTokenSource(UnreadLimit, TimeProvider.System))
            await Task.WhenAll(attackers.Take(UnreadBlocks).Select(a => a.RunAsync(limit.Token)));
        using var over = new CancellationTokenSource();
        var flood = Task.WhenAll(attackers.Skip(UnreadBlocks).Select(a => Task.Run(() => a.RunAsync(over.Token))));
        await Task.Delay(Settling, TimeProvider.System);
        var (first, last, lag, slowest, most) = await WatchAsync(producer, follower);
        await over.CancelAsync();
        await flood;

        await FollowsAsync(producer, follower);
        await Waiting.TrueAsync("only the follower's connection to be left", TimeSpan.FromSeconds(60), async () => (await producer.Api.ConnectionsAsync()).Count == 1);
        RobustnessException.Unless(executable is not null || producer.Unexpected is [], $"the producer met the unexpected:\n{string.Join('\n', producer.Unexpected)}");
        var outcomes = attackers.GroupBy(a => a.Kind).ToDictionary(g => g.Key, g => (g.Count(a => a.WasOpen), g.Count(a => a.WasClosed)));
        var figures = new FloodFigures(name, (int)(last - first), await MissedSlotsAsync(producer, first, last), lag, slowest, (before, most, producer.ResidentMegabytes), outcomes);
        figures.Print(output);
        return figures;
    }

    /// <summary>Watches until the flood's time is over: heads, the follower's lag, the time of an answer, memory.</summary>
    private async Task<(uint First, uint Last, long Lag, TimeSpan Slowest, double Megabytes)> WatchAsync(DevNodeProcess producer, DevNodeProcess follower)
    {
        var first = (await producer.Api.GetInfoAsync()).HeadBlockNum;
        var (last, lag, slowest, most) = (first, 0L, TimeSpan.Zero, 0d);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            await Task.Delay(Pause, TimeProvider.System);
            // The follower is asked last, so that it has had the time of the other's answer.
            var asked = Stopwatch.GetTimestamp();
            last = (await producer.Api.GetInfoAsync()).HeadBlockNum;
            var answer = Stopwatch.GetElapsedTime(asked);
            slowest = answer > slowest ? answer : slowest;
            lag = Math.Max(lag, last - (long)(await follower.Api.GetInfoAsync()).HeadBlockNum);
            most = Math.Max(most, producer.ResidentMegabytes);
        }
        return (first, last, lag, slowest, most);
    }

    private static async Task<int> MissedSlotsAsync(DevNodeProcess producer, uint first, uint last)
    {
        var missed = 0;
        long? slot = null;
        for (var number = first; number <= last; number++)
        {
            var time = TimePoint.Parse((await producer.Api.GetBlockInfoAsync(number))["timestamp"].AsString());
            var present = BlockTimestamp.From(time).Slot;
            missed += slot is { } previous ? (int)(present - previous - 1) : 0;
            slot = present;
        }
        return missed;
    }

    private static Task FollowsAsync(DevNodeProcess producer, DevNodeProcess follower) => Waiting.TrueAsync(
        "the follower at the producer's head", TimeSpan.FromSeconds(60), async () => await follower.HeadAsync() + 1 >= await producer.HeadAsync());

    /// <summary>Makes a block with a large transaction.</summary>
    private static async Task<FloodTarget> TargetAsync(DevNodeProcess producer)
    {
        var abi = new byte[LargeAbiBytes];
        new Random(1).NextBytes(abi);
        var before = (await producer.Api.GetInfoAsync()).HeadBlockNum;
        var signer = new Signer(() => producer);
        await signer.InsistAsync("an account", Signer.NewAccount("large"));
        await signer.InsistAsync("a large transaction", Signer.SetAbi("large", abi));
        uint? large = null;
        await Waiting.TrueAsync("the large block", TimeSpan.FromSeconds(30), async () =>
        {
            for (var last = (await producer.Api.GetInfoAsync()).HeadBlockNum; before < last && large is null; before++)
            {
                if ((await producer.Api.GetBlockAsync((before + 1).ToString(CultureInfo.InvariantCulture)))["transactions"].AsArray()
                    .Any(t => t["net_usage_words"].AsUInt64() > LargeAbiBytes / 16))
                    large = before + 1;
            }
            return large is not null;
        });
        return new(producer.HttpPort, producer.P2pPort, await producer.Api.GetInfoAsync(),
            Checksum256.Parse(await producer.BlockIdAsync(1)), Checksum256.Parse(await producer.BlockIdAsync(large!.Value)));
    }
}
